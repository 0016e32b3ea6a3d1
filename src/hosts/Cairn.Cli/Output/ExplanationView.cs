using Cairn.Attribution.Explanation;
using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>Says which touch of a person's conversions got how much, and why.</summary>
internal sealed class ExplanationView(TextWriter output, int width)
{
    public void Show(string person, IReadOnlyList<ExplainedConversion> conversions, string currency)
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
        output.WriteLine($"  {Minute(models[0].Touches[touch].At)}  {PlainText.Of(models[0].Touches[touch].Key)}");
        foreach (var model in models)
        {
            var credit = model.Touches[touch];
            output.WriteLine(Lines.Hanging($"{model.Model,-15} {credit.Conversions,7:0.0000} {credit.Value,12:N2}  {credit.Reason}", width, 4));
        }
    }

    private static string Minute(long at) => $"{DateTimeOffset.FromUnixTimeMilliseconds(at):yyyy-MM-dd HH:mm}";
}
