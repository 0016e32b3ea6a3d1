using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Cli.Output;

/// <summary>
/// A report over a data folder as CSV (RFC 4180): a row for each model and player. Every row also says what the report is, so
/// that rows of several reports can stand in one table.
/// </summary>
internal static class DataReportCsv
{
    /// <summary>Writes the rows in their order.</summary>
    public static void Write(TextWriter output, ReportDescription description)
    {
        var (request, report) = (description.Request, description.Report);
        string[] about =
        [
            report.Currency,
            request.Conversion.Name,
            request.By.Name,
            ReportDescription.Moment(request.From),
            ReportDescription.Moment(request.To),
            request.Zone.Id,
            $"{request.Plan.Name} {request.Plan.Version}",
            request.Plan.Digest,
            string.Join(' ', description.Settings.Select(static setting => $"{setting.Name}={Text(setting.Value)}")),
            string.Join(' ', description.LeftOut.Select(static left => $"{left.Name}={left.Count}")
                .Concat(report.Totals.OtherCurrencies.Select(static other => $"money_in_{other.Currency}={CreditJson.Number(other.Value)}"))),
        ];
        var tail = string.Join(',', about.Select(CsvCell.Of));
        output.Write("model,key,conversions,value,touches,people,converters,");
        output.Write("currency,conversion,by,from,to,timezone,plan,plan_digest,settings,left_out\n");
        foreach (var credit in report.Report.Credits)
        {
            var activity = description.Activity(credit.Key);
            output.Write(
                $"{CsvCell.Of(credit.Model)},{CsvCell.Of(credit.Key)},{CreditJson.Number(credit.Conversions)},{CreditJson.Number(credit.Value)},"
                + $"{activity.Touches},{activity.People},{activity.Converters},{tail}\n");
        }
    }

    /// <summary>As the JSON report writes it, without quotes.</summary>
    private static string Text(JsonValue value) => value.GetValueKind() == JsonValueKind.String ? value.ToString() : value.ToJsonString();
}
