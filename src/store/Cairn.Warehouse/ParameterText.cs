using System.Buffers;
using System.Text;

namespace Cairn.Warehouse;

/// <summary>ClickHouse's text form of parameter values: escaped at the top, quoted inside arrays.</summary>
internal static class ParameterText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\'\t\n\r\0\b\f");

    public static string Escape(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.AsSpan().IndexOfAny(Special) < 0) return value;
        var text = new StringBuilder(value.Length + 8);
        AppendEscaped(text, value);
        return text.ToString();
    }

    public static string Array(IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var text = new StringBuilder("[");
        foreach (var value in values)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (text.Length > 1) text.Append(',');
            text.Append('\'');
            AppendEscaped(text, value);
            text.Append('\'');
        }

        return text.Append(']').ToString();
    }

    public static string Array(IReadOnlyCollection<ulong> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return $"[{string.Join(',', values)}]";
    }

    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '\'' => text.Append("\\'"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\0' => text.Append("\\0"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                _ => text.Append(c),
            };
        }
    }
}
