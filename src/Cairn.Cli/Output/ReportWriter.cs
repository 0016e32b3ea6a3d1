using Cairn.Attribution;
using Cairn.Attribution.Shapley;

namespace Cairn.Cli.Output;

/// <summary>Writes attribution reports in the format that was asked for.</summary>
internal sealed class ReportWriter(TextWriter output, ReportFormat format)
{
    /// <summary>Writes the report of all models.</summary>
    public void Write(AttributionReport report)
    {
        switch (format)
        {
            case ReportFormat.Json:
                CreditJson.Write(output, report.Credits);
                break;
            case ReportFormat.Csv:
                CreditCsv.Write(output, report.Credits);
                break;
            default:
                new ReportTable(report, Page.Of(Terminal.Output())).Write(output);
                break;
        }
    }

    /// <summary>Writes the solution of a game that the user supplied.</summary>
    public void Write(ShapleyGame game)
    {
        switch (format)
        {
            case ReportFormat.Json:
                CreditJson.Write(output, game.Credits());
                break;
            case ReportFormat.Csv:
                CreditCsv.Write(output, game.Credits());
                break;
            default:
                GameTable.Write(output, game);
                break;
        }
    }
}
