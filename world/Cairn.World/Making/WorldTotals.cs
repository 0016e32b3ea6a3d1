using Cairn.World.Effects;
using Cairn.World.Simulation;
using Cairn.World.Tracking;

namespace Cairn.World.Making;

/// <summary>Sums over people, all of them whole numbers: each thread has its own, and they are added in any order.</summary>
internal sealed class WorldTotals
{
    public WorldTotals(WorldPlan plan)
    {
        var conversions = plan.Preset.Conversions.Count;
        Effects = new EffectSums(plan.Questions.Count, conversions);
        Spend = new SpendBook(plan.Request.Days, plan.Preset.Models.Count);
        Captures = new CaptureTable(plan.Preset.Data.Events.Count, plan.Dimensions.Cells.Count);
        Faults = new FaultCounts(plan.Faults.Plan.Faults.Count);
        (Conversions, Cents) = (new long[conversions], new long[conversions]);
    }

    public EffectSums Effects { get; }

    public SpendBook Spend { get; }

    public CaptureTable Captures { get; }

    public FaultCounts Faults { get; }

    public long[] Conversions { get; }

    public long[] Cents { get; }

    public long Visits { get; private set; }

    public long ConvertingVisits { get; private set; }

    public long Acts { get; set; }

    /// <summary>Adds one person.</summary>
    public void Add(LifeTotals outcome)
    {
        (Visits, ConvertingVisits) = (Visits + outcome.Visits, ConvertingVisits + outcome.ConvertingVisits);
        for (var c = 0; c < Conversions.Length; c++)
        {
            Conversions[c] += outcome.Conversions[c];
            Cents[c] += outcome.Cents[c];
        }
    }

    /// <summary>Adds another thread's sums.</summary>
    public void Add(WorldTotals other)
    {
        Effects.Add(other.Effects);
        Spend.Add(other.Spend);
        Captures.Add(other.Captures);
        Faults.Add(other.Faults);
        (Visits, ConvertingVisits, Acts) = (Visits + other.Visits, ConvertingVisits + other.ConvertingVisits, Acts + other.Acts);
        for (var c = 0; c < Conversions.Length; c++)
        {
            Conversions[c] += other.Conversions[c];
            Cents[c] += other.Cents[c];
        }
    }
}
