using System.Globalization;
using System.Text;

namespace Cairn.Collector.Telemetry;

/// <summary>
/// What an operator is told while the collector runs: one line for each happening, <c>TIME LEVEL NAME key=value ...</c>, the
/// time in UTC. No line has personal data: nothing of requests but counts. Thread-safe.
/// </summary>
/// <param name="write">Takes a line.</param>
/// <param name="time">The clock.</param>
public sealed class OperatorLog(Action<string> write, TimeProvider time)
{
    private const int MaxValueLength = 2000;

    /// <summary>Says that something happened as it should.</summary>
    /// <param name="name">What, in words with underscores.</param>
    /// <param name="fields">What belongs to it; a field without a value is left out.</param>
    public void Info(string name, params ReadOnlySpan<(string Name, object? Value)> fields) => Write("info", name, fields);

    /// <summary>Says that something is not as it should be, or will not be.</summary>
    /// <inheritdoc cref="Info"/>
    public void Warn(string name, params ReadOnlySpan<(string Name, object? Value)> fields) => Write("warn", name, fields);

    /// <summary>Says that the program itself is at fault.</summary>
    /// <param name="name">What failed.</param>
    /// <param name="defect">How. Its message is left out, because it may repeat what a client sent.</param>
    public void Defect(string name, Exception defect)
    {
        ArgumentNullException.ThrowIfNull(defect);
        Write("error", name, ("type", defect.GetType().FullName), ("at", defect.StackTrace?.Trim()), ("remedy", "this is a defect of Cairn; please report this line"));
    }

    private void Write(string level, string name, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var line = new StringBuilder(200);
        line.Append(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {level} {name}");
        foreach (var (key, value) in fields)
            if (TextOf(value) is { } text)
                Append(line.Append(' ').Append(key).Append('='), text);
        write(line.ToString());
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        TimeSpan span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.000}s"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>As it stands, or in quotes where it has spaces or quotes; what would begin a line or move a cursor is escaped.</summary>
    private static void Append(StringBuilder line, string text)
    {
        var isPlain = text.Length is > 0 and <= MaxValueLength && text.All(static letter => letter is > ' ' and not ('"' or '=' or '\\' or '\x7f') && !char.IsControl(letter));
        if (isPlain)
        {
            line.Append(text);
            return;
        }
        line.Append('"');
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, MaxValueLength)))
            _ = letter switch
            {
                '"' or '\\' => line.Append('\\').Append(letter),
                '\n' => line.Append("\\n"),
                '\r' => line,
                _ when char.IsControl(letter) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => line.Append(letter),
            };
        line.Append(text.Length > MaxValueLength ? "…\"" : "\"");
    }
}
