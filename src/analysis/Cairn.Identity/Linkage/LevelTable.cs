namespace Cairn.Identity.Linkage;

/// <summary>The levels of one comparison of two records by number: how far they agree there. They are numbered as they come up.</summary>
/// <param name="name">What is compared.</param>
public sealed class LevelTable(string name)
{
    /// <summary>Nothing can be compared: the comparison says nothing of the pair.</summary>
    public const byte Missing = 0;

    /// <summary>All levels beyond the 254th.</summary>
    private const byte Other = byte.MaxValue;

    private readonly List<string> _names = [""];
    private readonly Dictionary<string, byte> _numbers = new(StringComparer.Ordinal);

    /// <summary>What is compared.</summary>
    public string Name => name;

    /// <summary>How many numbers are taken, that of what is missing included.</summary>
    public int Count => _names.Count;

    /// <summary>What a level is called.</summary>
    public string this[byte level] => level == Other ? "other" : _names[level];

    /// <summary>The number of a level.</summary>
    public byte NumberOf(string level)
    {
        if (_numbers.TryGetValue(level, out var known))
            return known;
        if (_names.Count == Other)
            return Other;
        _names.Add(level);
        return _numbers[level] = (byte)(_names.Count - 1);
    }
}
