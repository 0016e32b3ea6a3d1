using Cairn.Attribution.Explanation;
using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>Says which touch of a person's conversions got how much, and why.</summary>
internal sealed class ExplanationView(TextWriter output, int width)
{
    /// <param name="person">The person's name.</param>
    /// <param name="explanation">What to say.</param>
    /// <param name="leftOut">Models that were left out because they learn from everybody's journeys.</param>
    public void Show(string person, PersonExplanation explanation, IReadOnlyList<string> leftOut)
    {
        output.WriteLine($"{person}: {Words.Count(explanation.Conversions.Count, "conversion")}, times in UTC");
        foreach (var conversion in explanation.Conversions)
        {
            var money = conversion.Value == 0 ? "" : $", worth {Numbers.Exact(conversion.Value)} {explanation.Currency}".TrimEnd();
            output.WriteLine();
            output.WriteLine($"Converted {Minute(conversion.At)}{money}");
            var models = conversion.Explanation.Models;
            for (var touch = 0; touch < models[0].Touches.Count; touch++)
                WriteTouch(models, touch);

            foreach (var model in models.Where(model => model.UnattributedConversions != 0))
                output.WriteLine($"  {model.Model}: {model.UnattributedConversions:0.####} of the conversion goes to no touch");
        }
        if (leftOut.Count > 0 && explanation.Conversions.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(Lines.Wrap($"Left out, as learning from everybody's journeys takes a whole report: {string.Join(", ", leftOut)}. Name what you want with --models.", width));
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
