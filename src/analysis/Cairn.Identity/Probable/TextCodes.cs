namespace Cairn.Identity.Probable;

/// <summary>Numbers for what repeats, from 0; beyond 65,535 all share the last one.</summary>
internal sealed class TextCodes<T>
    where T : notnull
{
    private readonly Dictionary<T, ushort> _codes = [];
    private readonly List<T> _values = [];

    public int Count => _values.Count;

    public T this[int code] => _values[code];

    public ushort Of(T value)
    {
        if (_codes.TryGetValue(value, out var known))
            return known;
        if (_values.Count > ushort.MaxValue)
            return ushort.MaxValue;
        _values.Add(value);
        return _codes[value] = (ushort)(_values.Count - 1);
    }
}
