namespace Cairn.Attribution.Accounting;

/// <summary>What one model has given to each player so far, and what it could give to nobody. Grows with the players.</summary>
internal sealed class CreditLedger
{
    private FixedSum[] _conversions = new FixedSum[64];
    private FixedSum[] _value = new FixedSum[64];
    private FixedSum _unattributedConversions;
    private FixedSum _unattributedValue;

    /// <summary>Conversions that no player got.</summary>
    public FixedSum UnattributedConversions => _unattributedConversions;

    /// <summary>Money that no player got.</summary>
    public FixedSum UnattributedValue => _unattributedValue;

    /// <summary>Conversions of a player; 0 for one that never got any.</summary>
    public FixedSum Conversions(int player) => player < _conversions.Length ? _conversions[player] : default;

    /// <summary>Money of a player; 0 for one that never got any.</summary>
    public FixedSum Value(int player) => player < _value.Length ? _value[player] : default;

    /// <summary>Gives to a player.</summary>
    public void Give(int player, double conversions, double value)
    {
        if (player >= _conversions.Length)
            Grow(player);
        if (conversions != 0)
            _conversions[player].Add(conversions);
        if (value != 0)
            _value[player].Add(value);
    }

    /// <summary>Books conversions and money that no player earned.</summary>
    public void Leave(double conversions, double value)
    {
        _unattributedConversions.Add(conversions);
        _unattributedValue.Add(value);
    }

    private void Grow(int player)
    {
        var size = Math.Max(player + 1, _conversions.Length * 2);
        Array.Resize(ref _conversions, size);
        Array.Resize(ref _value, size);
    }
}
