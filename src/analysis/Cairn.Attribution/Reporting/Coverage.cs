using System.Globalization;
using Cairn.Attribution.Experiments;
using Cairn.Attribution.Journeys;
using Cairn.Identity.Probable;
using Cairn.Reports;
using NodaTime;

namespace Cairn.Attribution.Reporting;

/// <summary>What a report stands on, and what is known to be missing from it.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="result">The report.</param>
/// <param name="quarantined">Records in quarantine.</param>
/// <param name="nothing">What there is of the conversion's events where none counts; null where some do.</param>
internal sealed class Coverage(AttributionRequest request, AttributionResult result, ulong quarantined, NoConversion? nothing)
{
    private readonly JourneyTotals _totals = result.Totals;

    /// <summary>What was asked, and how much the answer stands on.</summary>
    public IReadOnlyList<string> Heading()
    {
        var plan = request.Plan;
        var asked = $"{request.Conversion.Name} by {request.By.Name}, {Dates()}, look-back {Window()}, plan {plan.Name} {plan.Version}"
            + (request.WeighByPlan ? ", touches weighed by the plan" : "")
            + (request.NetOfRefunds ? ", net of refunds" : "");
        var counted = $"{Words.Count(_totals.Acts, "act")} of {Words.Count(_totals.Persons, "person", "people")}, {_totals.Converters:N0} of whom converted; "
            + Words.Count(_totals.Touches, "touch", "touches")
            + (result.Currency.Length > 0 && result.Credits.Value != 0 ? $"; money in {result.Currency}" : "");
        string[] dates = _totals is { FirstActAt: { } first, LastActAt: { } last } ? [$"data of {Day(first)} to {Day(last)}{(IsUtc ? "" : $", {request.Zone.Id}")}"] : [];
        string[] proved = request.Experiments.Count > 0 ? [Proved()] : [];
        return [asked, counted, .. dates, .. proved];
    }

    private string Proved() => "calibrated by experiments: "
        + string.Join("; ", request.Experiments.Select(static one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Key} {one.Share * 100:0.#}% of the conversions ({one.Low * 100:0.#} to {one.High * 100:0.#}), {one.From:yyyy-MM-dd} to {one.To:yyyy-MM-dd}")));

    /// <summary>What a reader must know not to misread the figures, a line each.</summary>
    public IReadOnlyList<string> Warnings()
    {
        var lines = new List<string>();
        if (nothing is not null)
            lines.Add($"no conversion: {Nothing(nothing)}");
        lines.AddRange(_totals.OtherCurrencies.Select(static other => Other(other.Currency, other.Conversions, other.Value)));
        if (_totals.WithoutAmount > 0 && request.Conversion.ValueProperty.Length > 0)
            lines.Add($"without money: {Words.Count(_totals.WithoutAmount, "conversion")}, counted with a value of 0");
        if (result.UnconvertedRefunds > 0)
            lines.Add($"not taken off: {Words.Count(result.UnconvertedRefunds, "refund")} in another currency than the order's; add its rate to --rates");
        if (_totals.Repeats > 0)
            lines.Add($"counted once: {Words.Count(_totals.Repeats, "repeated conversion")}, as the plan says");
        if (_totals.Divided > 0)
            lines.Add($"taken in parts: {Words.Count(_totals.Divided, "person", "people")} with more than a million acts");
        if (result.Bots > 0)
            lines.Add($"bots: {Words.Count(result.Bots, "event")}, {(request.WithBots ? "counted too" : "excluded; --bots counts them too")}");
        if (request.Experiments.Where(one => IsOutside(one)).Select(static one => one.Key).Distinct().ToArray() is { Length: > 0 } outside)
            lines.Add($"experiments of another time: {string.Join(", ", outside)}; what was true then need not be now");
        if (result.Probable is { } probable)
            lines.Add(Probable(probable));
        if (result.Late.Count > 0)
            lines.Add(Late(result.Late));
        if (quarantined > 0)
            lines.Add($"in quarantine: {Words.Count((long)quarantined, "record")} that no report counts; see cairn quarantine list");
        return lines;
    }

    private bool IsOutside(Experiment experiment) => _totals is { FirstActAt: { } first, LastActAt: { } last }
        && (experiment.To < DateOf(first) || experiment.From > DateOf(last));

    private DateOnly DateOf(long at) => Instant.FromUnixTimeMilliseconds(at).InZone(request.Zone).Date.ToDateOnly();

    private static string Other(string currency, long conversions, decimal value)
    {
        var money = currency.Length == 0 ? $"{value:N2} without a currency" : $"{value:N2} {currency}";
        var remedy = currency.Length == 0 ? "name the plan's currency" : $"--currency {currency} adds up those, --rates FILE converts them";
        return $"not in the sums: {Words.Count(conversions, "conversion")} worth {money}, counted all the same; {remedy}";
    }

    private string Nothing(NoConversion why)
    {
        var name = request.Conversion.Event;
        if (why.Stored > 0)
        {
            return $"{Words.Count(why.Stored, $"event {name}", $"events {name}")} from {Day(why.FirstAt)} to {Day(why.LastAt)}, "
                + (request.From is null && request.To is null ? "which the report leaves out: see the lines below" : "none within --from and --to");
        }

        if (why.Quarantined > 0)
            return $"{Words.Count(why.Quarantined, $"record of {name} stands", $"records of {name} stand")} in quarantine, none is stored; the commonest reason is {why.Code}; see cairn quarantine list";
        return why.Events == 0
            ? "the data folder holds no events; import some, or name another one by --data"
            : $"no event {name} is stored, of {Words.Count(why.Events, "event")} from {Day(why.FirstEventAt)} to {Day(why.LastEventAt)}; "
                + "check the names that the mapping gives";
    }

    private string Probable(ProbableLinkSet probable) =>
        $"probable links: {Words.Count(probable.Persons.Joined, "person", "people")} counted as others from a probability of {request.ProbableLinks:0.###} on, by {Words.Count(probable.Persons.Links, "link")} "
        + $"of which about {probable.Persons.Precision:P0} are right; none of it is certain"
        + (probable.Persons.Rejected > 0 ? $"; {Words.Count(probable.Persons.Rejected, "link")} left out that contradict others" : "");

    private static string Late(LateEvents late) =>
        $"arrived late: {Words.Count(late.Count, "event")}, by up to {TimeSpan.FromMilliseconds(late.MaxDelay).TotalDays:0.#} d, "
        + $"the last on {DateTimeOffset.FromUnixTimeMilliseconds(late.LastReceivedAt):yyyy-MM-dd HH:mm} UTC; reports made before then differ";

    private string Day(long at) => $"{Instant.FromUnixTimeMilliseconds(at).InZone(request.Zone).Date:yyyy-MM-dd}";

    private string Dates() => (request.From, request.To) switch
    {
        (null, null) => "all time",
        ({ } from, null) => $"from {Moment(from)}",
        (null, { } to) => $"before {Moment(to)}",
        ({ } from, { } to) => $"{Moment(from)} to {Moment(to)}",
    };

    private string Moment(DateTimeOffset at)
    {
        var local = Instant.FromDateTimeOffset(at).InZone(request.Zone);
        return $"{local.LocalDateTime:yyyy-MM-dd HH:mm} {(IsUtc ? "UTC" : request.Zone.Id)}";
    }

    private bool IsUtc => request.Zone.Id is "UTC" or "Etc/UTC";

    private string Window() => request.Window.TotalDays >= 1
        ? $"{request.Window.TotalDays:0.##} d"
        : $"{request.Window.TotalHours:0.##} h";
}
