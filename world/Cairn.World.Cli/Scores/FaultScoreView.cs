using Cairn.World.Score.Assurance;

namespace Cairn.World.Cli.Scores;

/// <summary>Which faults were found, which were missed, and which findings have nothing behind them.</summary>
internal static class FaultScoreView
{
    private const int MaxAlarms = 20;

    /// <summary>Writes the summary and the lists.</summary>
    public static void Write(TextWriter output, FaultScore score)
    {
        var due = score.Found.Count + score.Missed.Count;
        output.WriteLine($"Faults: {score.Found.Count} of {due} that hit {score.MinEvents:N0} events or more were found "
            + $"(recall {ScoreText.Percent(score.Recall)}), {Words.Count(score.FalseAlarms, "false alarm")} "
            + $"(precision {ScoreText.Percent(score.Precision)}),");
        output.WriteLine($"        {score.Found.Count(match => match.IsCauseRight)} of {score.Found.Count} causes named right "
            + $"({ScoreText.Percent(score.CausesRight)})");
        output.WriteLine();
        var names = score.Found.Select(match => match.Fault.Id).Concat(score.Missed.Select(fault => fault.Id));
        var width = names.Select(name => name.Length).DefaultIfEmpty().Max();
        foreach (var (fault, finding) in score.Found)
            output.WriteLine($"  found   {fault.Id.PadRight(width)} {fault.Hit,11:N0} {Words.Noun(fault.Hit, "event")}  {Cause(fault.Kind, finding)}");
        foreach (var fault in score.Missed)
            output.WriteLine($"  missed  {fault.Id.PadRight(width)} {fault.Hit,11:N0} {Words.Noun(fault.Hit, "event")}  {fault.Kind}, {Time(fault.Start, fault.End)}");
        if (score.Small.Count > 0)
            output.WriteLine($"  besides {Words.Count(score.Small.Count, "smaller fault")} found, which nobody asked for");
        var alarms = score.Baseless.Select(finding => ("nothing behind it", finding))
            .Concat(score.Repeats.Select(finding => ("found already", finding)));
        foreach (var (why, finding) in alarms.Take(MaxAlarms))
            output.WriteLine($"  alarm   {finding.Cause} {Where(finding)}{Time(finding.Start, finding.End)}: {why}");
        if (score.FalseAlarms > MaxAlarms)
            output.WriteLine($"  alarm   ... and {score.FalseAlarms - MaxAlarms:N0} more");
    }

    private static string Cause(string kind, Finding finding) => finding.Cause switch
    {
        var cause when cause == kind => "cause right",
        "" => $"no cause named, it is {kind}",
        var cause => $"named {cause}, it is {kind}",
    };

    private static string Where(Finding finding)
    {
        var name = finding.Event is null ? "" : $"of {finding.Event} ";
        return (finding.Dimension, finding.Value) switch
        {
            (null, _) => name,
            (var dimension, null) => $"{name}by {dimension} ",
            var (dimension, value) => $"{name}in {dimension} {value} ",
        };
    }

    private static string Time(DateTimeOffset start, DateTimeOffset? end) =>
        end is { } until ? $"{start:yyyy-MM-dd HH:mm} to {until:yyyy-MM-dd HH:mm}" : $"from {start:yyyy-MM-dd HH:mm}";
}
