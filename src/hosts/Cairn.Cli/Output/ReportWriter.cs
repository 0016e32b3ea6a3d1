namespace Cairn.Cli.Output;

/// <summary>Writes a report in the format that was asked for.</summary>
internal sealed class ReportWriter(ReportTarget target, ReportFormat format)
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="table">How people see it.</param>
    public void Write(Report report, Action<TextWriter, Page> table)
    {
        if (format == ReportFormat.Json)
            JsonRenderer.Write(target.Writer, report);
        else if (format == ReportFormat.Csv)
            CsvRenderer.Write(target.Writer, report.Flat);
        else
            table(target.Writer, target.Page);
    }
}
