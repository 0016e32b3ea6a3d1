using System.Runtime.InteropServices;
using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Orders;

/// <summary>
/// Leaves one telling of each order in a person's trail, with the order's money, and marks the others
/// (docs/journeys.md, "Orders"). Repeated tellings are no acts, so this comes before sessions are found.
/// </summary>
internal sealed class OrderFilter(OrderClaims claims, NameIndex currencies)
{
    /// <summary>How many orders of one person's earlier stretches are remembered.</summary>
    internal const int MaxRemembered = 1_000_000;

    private readonly HashSet<ulong> _earlier = [];
    private readonly Dictionary<ulong, FirstTelling> _first = [];

    /// <summary>Marks the tellings of a sorted trail; moved ones are in their place again afterwards.</summary>
    public void Apply(Trail trail)
    {
        var acts = trail.Acts;
        for (var i = 0; i < acts.Length; i++)
            if (acts[i].IsConversion && acts[i].Order != 0)
                Tell(trail, i);

        foreach (var order in _first.Keys)
            if (_earlier.Count < MaxRemembered)
                _earlier.Add(order);
        _first.Clear();
        trail.Sort();
    }

    /// <summary>Forgets the person.</summary>
    public void Clear()
    {
        if (_earlier.Count > 0)
            _earlier.Clear();
    }

    private void Tell(Trail trail, int position)
    {
        ref var act = ref trail.Acts[position];
        if (_earlier.Contains(act.Order))
        {
            act = act with { Telling = Telling.Repeat };
            return;
        }

        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, act.Order, out var known);
        var claim = claims.Find(act.Order);
        if (known)
        {
            if (claim is null)
                TakeMoney(ref trail.Acts[first.Position], ref first, act);
            act = act with { Telling = Telling.Repeat };
            return;
        }

        first = new FirstTelling(position, act.HasAmount ? act.At : long.MaxValue);
        if (claim is null)
            return;
        if (claim.Person != act.Person)
        {
            act = act with { Telling = Telling.OfAnother };
            return;
        }

        act = act with { HasAmount = claim.HasAmount, Amount = claim.Amount, Currency = claim.Currency };
        trail.Move(position, claim.At);
    }

    /// <summary>A later telling gives its money to the first where that has none; of the same instant the smaller one counts.</summary>
    private void TakeMoney(ref Act counting, ref FirstTelling first, in Act told)
    {
        if (!told.HasAmount || told.At > first.MoneyAt)
            return;
        if (told.At == first.MoneyAt && !IsSmaller(told, counting))
            return;
        counting = counting with { HasAmount = true, Amount = told.Amount, Currency = told.Currency };
        first = first with { MoneyAt = told.At };
    }

    private bool IsSmaller(in Act told, in Act counting)
    {
        var order = string.CompareOrdinal(currencies[told.Currency], currencies[counting.Currency]);
        return order == 0 ? told.Amount < counting.Amount : order < 0;
    }

    /// <param name="Position">Where it stands in the trail.</param>
    /// <param name="MoneyAt">When the telling was whose money it has; <see cref="long.MaxValue"/>: none has any.</param>
    private readonly record struct FirstTelling(int Position, long MoneyAt);
}
