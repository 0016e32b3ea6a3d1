namespace Cairn.Collector.Configuration;

/// <summary>What the value of a setting may be, and how it is written.</summary>
/// <typeparam name="T">The value.</typeparam>
internal abstract class SettingKind<T>
{
    /// <summary>How help calls the value: <c>BYTES</c>.</summary>
    public abstract string Placeholder { get; }

    /// <summary>What is expected, for messages: <c>a number of bytes such as 20GB</c>.</summary>
    public abstract string Expects { get; }

    /// <summary>Reads a value.</summary>
    /// <returns>False when the text is none, or lies outside the limits.</returns>
    public abstract bool TryRead(string text, out T value);

    /// <summary>The value as <see cref="TryRead"/> takes it; empty for none.</summary>
    public abstract string Write(T value);
}
