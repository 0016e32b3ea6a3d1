using Cairn.Attribution;
using Cairn.Attribution.Journeys;
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

    /// <summary>Writes the report over a data folder; as JSON it says what it is about and which of its events arrived late.</summary>
    public void Write(AttributionRequest request, DataReport report)
    {
        if (format == ReportFormat.Json)
            DataReportJson.Write(_output, request, report);
        else
            Write(report.Report);
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
