using System.Buffers;
using Cairn.Model;

namespace Cairn.Cli.Output;

/// <summary>Credits as CSV (RFC 4180): model, key, conversions, value.</summary>
internal static class CreditCsv
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\t\r\n'");

    /// <summary>Writes the rows in their order.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Credit> credits)
    {
        output.Write("model,key,conversions,value\n");
        foreach (var credit in credits)
        {
            var (conversions, value) = (CreditJson.Number(credit.Conversions), CreditJson.Number(credit.Value));
            output.Write($"{Text(credit.Model)},{Text(credit.Key)},{conversions},{value}\n");
        }
    }

    /// <summary>
    /// A text as a field. One that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV
    /// Injection"), as the keys come from the outside.
    /// </summary>
    private static string Text(string text)
    {
        if (text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(Special) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
