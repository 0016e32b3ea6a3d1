using Cairn.Model;

namespace Cairn.Cli.Output;

/// <summary>Credits as CSV (RFC 4180): model, key, conversions, value.</summary>
internal static class CreditCsv
{
    /// <summary>Writes the rows in their order.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Credit> credits)
    {
        output.Write("model,key,conversions,value\n");
        foreach (var credit in credits)
        {
            var (conversions, value) = (CreditJson.Number(credit.Conversions), CreditJson.Number(credit.Value));
            output.Write($"{CsvCell.Of(credit.Model)},{CsvCell.Of(credit.Key)},{conversions},{value}\n");
        }
    }
}
