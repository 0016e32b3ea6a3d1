using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Attribution.Explanation;
using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>Writes which touch of a person's conversions got how much, and why.</summary>
internal sealed class ExplanationWriter(TextWriter output, ReportFormat format, int width)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void Write(string person, IReadOnlyList<ExplainedConversion> conversions, string currency)
    {
        switch (format)
        {
            case ReportFormat.Json:
                output.WriteLine(new JsonArray([.. conversions.SelectMany(Rows)]).ToJsonString(Indented));
                break;
            case ReportFormat.Csv:
                WriteCsv(conversions);
                break;
            default:
                WriteText(person, conversions, currency);
                break;
        }
    }

    private static IEnumerable<JsonNode> Rows(ExplainedConversion conversion) =>
        from model in conversion.Explanation.Models
        from touch in model.Touches
        select (JsonNode)new JsonObject
        {
            ["converted_at"] = Time(conversion.At),
            ["model"] = model.Model,
            ["touched_at"] = Time(touch.At),
            ["key"] = touch.Key,
            ["conversions"] = touch.Conversions,
            ["value"] = touch.Value,
            ["reason"] = touch.Reason,
        };

    private void WriteCsv(IReadOnlyList<ExplainedConversion> conversions)
    {
        output.WriteLine("converted_at,model,touched_at,key,conversions,value,reason");
        foreach (var conversion in conversions)
        {
            foreach (var model in conversion.Explanation.Models)
            {
                foreach (var touch in model.Touches)
                {
                    output.WriteLine(
                        $"{Time(conversion.At)},{CsvCell.Of(model.Model)},{Time(touch.At)},{CsvCell.Of(touch.Key)},"
                        + $"{touch.Conversions},{touch.Value},{CsvCell.Of(touch.Reason)}");
                }
            }
        }
    }

    private void WriteText(string person, IReadOnlyList<ExplainedConversion> conversions, string currency)
    {
        output.WriteLine($"{person}: {Words.Count(conversions.Count, "conversion")}, times in UTC");
        foreach (var conversion in conversions)
        {
            var money = conversion.Value == 0 ? "" : $", worth {Numbers.Exact(conversion.Value)} {currency}".TrimEnd();
            output.WriteLine();
            output.WriteLine($"Converted {Minute(conversion.At)}{money}");
            var models = conversion.Explanation.Models;
            for (var touch = 0; touch < models[0].Touches.Count; touch++)
                WriteTouch(models, touch);

            foreach (var model in models.Where(model => model.UnattributedConversions != 0))
                output.WriteLine($"  {model.Model}: {model.UnattributedConversions:0.####} of the conversion goes to no touch");
        }
    }

    private void WriteTouch(IReadOnlyList<ModelExplanation> models, int touch)
    {
        output.WriteLine($"  {Minute(models[0].Touches[touch].At)}  {models[0].Touches[touch].Key}");
        foreach (var model in models)
        {
            var credit = model.Touches[touch];
            output.WriteLine(Lines.Hanging($"{model.Model,-15} {credit.Conversions,7:0.0000} {credit.Value,12:N2}  {credit.Reason}", width, 4));
        }
    }

    private static string Minute(long at) => $"{DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-dd HH:mm}";

    private static string Time(long at) => $"{DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}";
}
