using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Model;

namespace Cairn.Cli.Output;

/// <summary>Credits as JSON: an array of {"model","key","conversions","value"}, one object a line.</summary>
internal static class CreditJson
{
    /// <summary>Writes the rows in their order, and ends the line.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Credit> credits)
    {
        WriteList(output, credits);
        output.Write("\n");
    }

    /// <summary>Writes the rows in their order. Numbers are decimal, never with an exponent.</summary>
    public static void WriteList(TextWriter output, IReadOnlyList<Credit> credits)
    {
        output.Write("[");
        for (var i = 0; i < credits.Count; i++)
        {
            var credit = credits[i];
            output.Write(i == 0 ? "\n" : ",\n");
            output.Write($$"""  {"model":"{{Text(credit.Model)}}","key":"{{Text(credit.Key)}}",""");
            output.Write($"\"conversions\":{Number(credit.Conversions)},\"value\":{Number(credit.Value)}}}");
        }

        output.Write(credits.Count == 0 ? "]" : "\n]");
    }

    /// <summary>All digits of a number and none to spare.</summary>
    public static string Number(decimal number) => number.ToString("0.############################");

    /// <summary>A text's letters. Not for embedding in HTML, hence only what JSON itself requires is escaped.</summary>
    public static JsonEncodedText Text(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
