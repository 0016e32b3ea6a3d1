using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>What a report stands on, and what is known to be missing from it.</summary>
internal sealed class CoverageText(AttributionRequest request, DataReport report, ulong quarantined)
{
    /// <summary>Writes the heading of a table.</summary>
    public void Write(TextWriter output)
    {
        var totals = report.Totals;
        var plan = request.Plan;
        output.WriteLine(
            $"{request.Conversion.Name} by {request.By.Name}, {Dates()}, look-back {Window()}, plan {plan.Name} {plan.Version}"
            + (request.WeighByPlan ? ", touches weighed by the plan" : ""));
        output.WriteLine(
            $"{totals.Acts:N0} events of {totals.Persons:N0} people, {totals.Converters:N0} of whom converted; "
            + $"{totals.Touches:N0} touches"
            + (report.Currency.Length > 0 && report.Report.Value != 0 ? $"; money in {report.Currency}" : ""));
        WriteWarnings(output);
        output.WriteLine();
    }

    /// <summary>Writes what a reader must know not to misread the figures, a line each; nothing where there is nothing.</summary>
    public void WriteWarnings(TextWriter output)
    {
        foreach (var left in report.LeftOut)
        {
            output.WriteLine(
                $"left out: {left.Conversions:N0} conversions worth {left.Value:N2} {left.Currency}; "
                + $"--currency {left.Currency} reports those");
        }

        if (report.WithoutAmount > 0)
            output.WriteLine($"without money: {report.WithoutAmount:N0} conversions, counted with a value of 0");
        if (report.Totals.Repeats > 0)
            output.WriteLine($"counted once: {report.Totals.Repeats:N0} repeated conversions, as the plan says");
        if (report.Totals.Cut > 0)
            output.WriteLine($"shortened: {report.Totals.Cut:N0} journeys of more than a million touches");
        if (report.Late.Count > 0)
            output.WriteLine(Late(report.Late));
        if (quarantined > 0)
            output.WriteLine($"in quarantine: {quarantined:N0} records that no report counts; see cairn quarantine list");
    }

    private static string Late(LateEvents late) =>
        $"arrived late: {late.Count:N0} {(late.Count == 1 ? "event" : "events")}, by up to {TimeSpan.FromMilliseconds(late.LongestDelay).TotalDays:0.#} d, "
        + $"the last on {DateTimeOffset.FromUnixTimeMilliseconds(late.LastReceivedAt):yyyy-MM-dd HH:mm} UTC; reports made before then differ";

    private string Dates() => (request.From, request.To) switch
    {
        (null, null) => "all time",
        ({ } from, null) => $"from {from:yyyy-MM-dd HH:mm} UTC",
        (null, { } to) => $"before {to:yyyy-MM-dd HH:mm} UTC",
        ({ } from, { } to) => $"{from:yyyy-MM-dd HH:mm} to {to:yyyy-MM-dd HH:mm} UTC",
    };

    private string Window() => request.Window.TotalDays >= 1
        ? $"{request.Window.TotalDays:0.##} d"
        : $"{request.Window.TotalHours:0.##} h";
}
