namespace Cairn.Attribution.Orders;

/// <summary>Walks along one person's acts and offers the person each shared order at its first telling.</summary>
/// <remarks>Needs the acts in order of time, conversions last at the same instant; remembers the latest two and the orders told.</remarks>
internal sealed class ClaimTrail(long windowMs, IReadOnlyDictionary<ulong, OrderClaim> claims)
{
    private readonly HashSet<ulong> _told = [];
    private ulong? _person;
    private long? _latestAct;
    private long? _latestOrigin;

    /// <summary>Begins another person's trail where it is not that of the person before.</summary>
    public void BeginIfOther(ulong person)
    {
        if (person == _person)
            return;
        _person = person;
        (_latestAct, _latestOrigin) = (null, null);
        if (_told.Count > 0)
            _told.Clear();
    }

    /// <summary>Takes the person's next act.</summary>
    public void Add(long at, bool isConversion, bool namesOrigin, ulong order)
    {
        if (!isConversion)
        {
            _latestAct = at;
            _latestOrigin = namesOrigin ? at : _latestOrigin;
            return;
        }

        if (order == 0 || !claims.TryGetValue(order, out var claim) || !_told.Add(order))
            return;
        var strength = new TrailStrength(IsWithin(_latestOrigin, at), IsWithin(_latestAct, at) ? _latestAct ?? long.MinValue : long.MinValue, at, _person ?? 0);
        claim.Offer(strength.Person, strength);
    }

    private bool IsWithin(long? act, long at) => act >= at - windowMs;
}
