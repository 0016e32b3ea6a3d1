namespace Cairn.Collector.Configuration;

/// <summary>A quantity between two limits: bytes, spans of time, counts, rates.</summary>
internal sealed class QuantityKind<T> : SettingKind<T>
    where T : struct, IComparable<T>
{
    private readonly Func<string, T?> _read;
    private readonly Func<T, string> _write;
    private readonly T _least, _most;

    public QuantityKind(string placeholder, string example, T least, T most, Func<string, T?> read, Func<T, string> write)
    {
        (_read, _write, _least, _most, Placeholder) = (read, write, least, most, placeholder);
        Expects = $"{example}, from {write(least)} to {write(most)}";
    }

    public override string Placeholder { get; }

    public override string Expects { get; }

    public override bool TryRead(string text, out T value)
    {
        var read = _read(text);
        value = read.GetValueOrDefault();
        return read is not null && value.CompareTo(_least) >= 0 && value.CompareTo(_most) <= 0;
    }

    public override string Write(T value) => _write(value);
}
