namespace Cairn.Collector.Configuration;

/// <summary>A value that is written as a text of a certain form: an address, a URL, a word out of a few.</summary>
/// <param name="placeholder">How help calls it.</param>
/// <param name="expects">What is expected.</param>
/// <param name="read">Reads the text; null when it has another form.</param>
/// <param name="write">Writes the value; empty for none.</param>
internal sealed class TextKind<T>(string placeholder, string expects, Func<string, T?> read, Func<T, string> write) : SettingKind<T>
    where T : class
{
    public override string Placeholder => placeholder;

    public override string Expects => expects;

    public override bool TryRead(string text, out T value)
    {
        var found = read(text);
        value = found!;
        return found is not null;
    }

    public override string Write(T value) => write(value);
}
