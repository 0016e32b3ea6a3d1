using Cairn.World.Faults;
using Cairn.World.Randomness;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>The faults of a world by kind, ready for looking up, each with luck of its own: removing one changes no other.</summary>
internal sealed class FaultBook
{
    private static readonly int Kinds = Enum.GetValues<FaultKind>().Length;

    private readonly ulong _seed;
    private readonly (int Index, Fault Fault, ulong Key)[][] _byKind = new (int, Fault, ulong)[Kinds][];

    /// <param name="plan">The faults.</param>
    /// <param name="seed">The world's seed.</param>
    public FaultBook(FaultPlan plan, ulong seed)
    {
        (Plan, _seed) = (plan, seed);
        for (var kind = 0; kind < Kinds; kind++)
            _byKind[kind] =
            [
                .. plan.Faults.Index().Where(entry => (int)entry.Item.Kind == kind)
                    .Select(entry => (entry.Index, entry.Item, KeyOf(entry.Item.Id))),
            ];
        Names = new WireNames(
            plan.Of(FaultKind.RenamedEvent).DistinctBy(fault => fault.Event).ToDictionary(fault => fault.Event!, fault => fault.To!),
            plan.Of(FaultKind.AlteredProperty).FirstOrDefault()?.Property ?? "",
            plan.Of(FaultKind.WrongCurrency).FirstOrDefault()?.To ?? "");
    }

    public FaultPlan Plan { get; }

    /// <summary>What the wire writes in place of what is right.</summary>
    public WireNames Names { get; }

    /// <summary>Whether any fault of a kind is switched on, at whatever time.</summary>
    public bool Has(FaultKind kind) => _byKind[(int)kind].Length > 0;

    /// <summary>The first fault of a kind that hits: in force at the moment, with luck below what <paramref name="share"/> says.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="at">The moment, Unix milliseconds.</param>
    /// <param name="place">Key of whom it may hit: a device, a call.</param>
    /// <param name="share">The probability with which a fault hits, or 0 when it does not concern this.</param>
    /// <returns>Index of the fault in the plan; -1 when none hits.</returns>
    public int Hit(FaultKind kind, long at, ulong place, Func<Fault, double> share)
    {
        foreach (var (index, fault, key) in _byKind[(int)kind])
            if (fault.IsInForce(at) && new Draws(Mix.Of(key, place)).Happens(0, share(fault)))
                return index;
        return -1;
    }

    /// <summary>A fault's luck with whom it hits.</summary>
    public Draws Luck(int index, ulong place) => new(Mix.Of(KeyOf(Plan.Faults[index].Id), place, 1));

    /// <summary>FNV-1a (Fowler, Noll and Vo), of the UTF-16 units: a text's number, the same on every machine.</summary>
    private ulong KeyOf(string text) =>
        _seed ^ text.Aggregate(0xCBF2_9CE4_8422_2325UL, (hash, unit) => unchecked((hash ^ unit) * 0x100_0000_01B3));
}
