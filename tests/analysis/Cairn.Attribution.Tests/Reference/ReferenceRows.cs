using Cairn.Reference;

namespace Cairn.Attribution.Tests.Reference;

internal static class ReferenceRows
{
    /// <summary>A row's conversions; 0 where there is no row.</summary>
    public static decimal Conversions(this ReferenceReport report, string model, string key) =>
        report.Rows.SingleOrDefault(row => row.Model == model && row.Key == key)?.Conversions ?? 0;

    /// <summary>A row's money; 0 where there is no row.</summary>
    public static decimal Money(this ReferenceReport report, string model, string key) =>
        report.Rows.SingleOrDefault(row => row.Model == model && row.Key == key)?.Value ?? 0;

    /// <summary>All that a report says, in one text.</summary>
    public static string Text(this ReferenceReport report) => string.Join('\n',
    [
        .. report.Rows.Select(row => $"{row.Model} {row.Key} {row.Conversions} {row.Value}"),
        $"{report.Conversions} {report.Value:G29} {report.Nulls} {report.Currency} {report.Repeats} {report.WithoutMoney}",
        .. report.OtherCurrencies.Select(other => $"{other.Code} {other.Conversions} {other.Money:G29}"),
        .. report.Persons.SelectMany(report.Explain).Select(one =>
            $"{one.Person} {one.AtMs} {one.Money:G29} {one.Currency} {string.Join(", ", one.Touches)} " +
            string.Join(' ', one.Shares.Values.SelectMany(share => share))),
        .. report.Persons.SelectMany(report.Timeline).Select(visit => $"{visit.BeginMs} {visit.Channel} {string.Join(", ", visit.Acts)}"),
    ]);
}
