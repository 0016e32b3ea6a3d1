using Cairn.Attribution;
using Cairn.Attribution.Shapley;

namespace Cairn.Cli.Output;

/// <summary>Writes attribution reports in the format that was asked for.</summary>
internal sealed class ReportWriter(ReportTarget target, ReportFormat format)
{
    private readonly TextWriter _output = target.Writer;

    /// <summary>Writes the report of all models.</summary>
    public void Write(AttributionReport report)
    {
        switch (format)
        {
            case ReportFormat.Json:
                CreditJson.Write(_output, report.Credits);
                break;
            case ReportFormat.Csv:
                CreditCsv.Write(_output, report.Credits);
                break;
            default:
                new ReportTable(report, target.Page).Write(_output);
                break;
        }
    }

    /// <summary>Writes the report over a data folder, which says what it is about.</summary>
    public void Write(ReportDescription description)
    {
        switch (format)
        {
            case ReportFormat.Json:
                DataReportJson.Write(_output, description);
                break;
            case ReportFormat.Csv:
                DataReportCsv.Write(_output, description);
                break;
            default:
                new ReportTable(description.Report.Report, target.Page).Write(_output);
                PlayerTable.Write(_output, description);
                break;
        }
    }

    /// <summary>Writes the solution of a game that the user supplied.</summary>
    public void Write(ShapleyGame game)
    {
        switch (format)
        {
            case ReportFormat.Json:
                CreditJson.Write(_output, game.Credits());
                break;
            case ReportFormat.Csv:
                CreditCsv.Write(_output, game.Credits());
                break;
            default:
                GameTable.Write(_output, game);
                break;
        }
    }
}
