using Cairn.Attribution.Journeys;
using Cairn.Model;
using Cairn.Reports;

namespace Cairn.Attribution.Reporting;

/// <summary>Makes reports, as every host shows them, of what models gave.</summary>
public static class AttributionReports
{
    private const string Name = "attribution";
    private const decimal MillisecondsPerSecond = 1000;
    private const int BoundDecimals = 4;

    /// <summary>Credits alone: a report that says nothing of itself.</summary>
    public static Report Of(IReadOnlyList<Credit> credits) => new(Name, Credits(credits, static credit => credit));

    /// <summary>Credits with their intervals, where they have any: a report that says nothing of itself.</summary>
    public static Report Of(ModelCredits credits) => new(Name, Credits(credits)) { Facts = ChainFacts.Of(credits.Chain) };

    /// <summary>A report over a data folder with all that says what it is: an export carries it, and can be made again from it.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="models">How the models were set.</param>
    /// <param name="result">What they gave.</param>
    /// <param name="quarantined">Records in quarantine.</param>
    /// <param name="nothing">What there is of the conversion's events where none counts; null where some do.</param>
    public static Report Of(AttributionRequest request, ModelOptions models, AttributionResult result, ulong quarantined, NoConversion? nothing)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(result);
        var coverage = new Coverage(request, result, quarantined, nothing);
        var (settings, excluded) = (Settings(request, models, result), Excluded(request, result, quarantined));
        return new Report(Name, Credits(result.Credits))
        {
            Heading = coverage.Heading(),
            Warnings = coverage.Warnings(),
            Facts = Facts(request, result, settings, excluded),
            Flat = Flat(request, result, settings, excluded),
        };
    }

    /// <summary>What each model gave to each touch of a person's conversions, and why.</summary>
    public static Report Of(IReadOnlyList<ExplainedConversion> conversions) => new(Name, ReportTable
        .Of("touches", (from conversion in conversions from model in conversion.Explanation.Models from touch in model.Touches select (conversion, model, touch)).ToArray())
        .With("converted_at", static row => Cell.Moment(row.conversion.At))
        .With("model", static row => row.model.Model)
        .With("touched_at", static row => Cell.Moment(row.touch.At))
        .With("key", static row => row.touch.Key)
        .With("conversions", static row => row.touch.Conversions)
        .With("value", static row => row.touch.Value)
        .With("reason", static row => row.touch.Reason));

    private static RowTable<T> Credits<T>(IReadOnlyCollection<T> rows, Func<T, Credit> credit) => ReportTable.Of("credits", rows)
        .With("model", row => credit(row).Model)
        .With("key", row => credit(row).Key)
        .With("conversions", row => Cell.Trim(credit(row).Conversions))
        .With("value", row => Cell.Trim(credit(row).Value));

    private static RowTable<(Credit Credit, CreditInterval? Interval)> Credits(ModelCredits credits)
    {
        var rows = Credits(credits.Credits.Select((credit, row) => (credit, credits.Intervals?.Rows[row])).ToArray(), static row => row.Item1);
        return credits.Intervals is null
            ? rows
            : rows
                .With("conversions_low", static row => Bound(row.Item2?.Conversions.Low))
                .With("conversions_high", static row => Bound(row.Item2?.Conversions.High))
                .With("value_low", static row => Bound(row.Item2?.Value.Low))
                .With("value_high", static row => Bound(row.Item2?.Value.High));
    }

    private static decimal? Bound(double? bound) => bound is { } known ? Cell.Trim(Math.Round((decimal)known, BoundDecimals)) : null;

    private static Fact[] Facts(AttributionRequest request, AttributionResult result, Fact[] settings, Fact[] excluded) =>
    [
        new("by", request.By.Name),
        new("conversion", request.Conversion.Name),
        new("period", (Fact[])
        [
            new("from", request.From), new("to", request.To), new("timezone", request.Zone.Id),
            new("first_act_at", Moment(result.Totals.FirstActAt)), new("last_act_at", Moment(result.Totals.LastActAt)),
        ]),
        new("currency", result.Currency),
        new("plan", (Fact[])[new("name", request.Plan.Name), new("version", request.Plan.Version), new("digest", request.Plan.Digest)]),
        new("settings", settings),
        new("totals", Totals(result)),
        Fact.Of(ReportTable.Of("other_currencies", result.Totals.OtherCurrencies)
            .With("currency", static other => other.Currency)
            .With("conversions", static other => other.Conversions)
            .With("value", static other => other.Value)),
        .. request.Experiments.Count == 0 ? Array.Empty<Fact>() :
        [
            Fact.Of(ReportTable.Of("experiments", request.Experiments)
                .With("key", static one => one.Key)
                .With("from", static one => $"{one.From:yyyy-MM-dd}")
                .With("to", static one => $"{one.To:yyyy-MM-dd}")
                .With("share", static one => one.Share)
                .With("low", static one => one.Low)
                .With("high", static one => one.High)
                .With("level", static one => one.Level)),
        ],
        new("excluded", excluded),
        .. ChainFacts.Of(result.Credits.Chain),
        new("late_events", Late(result.Late)),
        Fact.Of(ReportTable.Of("players", result.Credits.Keys.SkipLast(1).Select(key => (Key: key, Activity: result.Activity(key))).ToArray())
            .With("key", static player => player.Key)
            .With("touches", static player => player.Activity.Touches)
            .With("people", static player => player.Activity.People)
            .With("converters", static player => player.Activity.Converters)),
    ];

    /// <summary>Every setting that shapes the credits.</summary>
    private static Fact[] Settings(AttributionRequest request, ModelOptions models, AttributionResult result) =>
    [
        new("window_seconds", (long)request.Window.TotalSeconds),
        new("weight", request.WeighByPlan ? "plan" : "equal"),
        new("net", request.NetOfRefunds),
        new("bots", request.WithBots),
        new("order", result.Credits.Chain?.Order ?? models.Order),
        new("position", models.Position.ToString()),
        new("half_life_seconds", models.HalfLife.TotalSeconds),
        new("whole_half_lives", models.WholeHalfLives),
        new("direct", request.DirectPlayer(models)),
        new("collapse", models.CollapseRepeats),
        .. models.PaidPlayers is { } paid ? [new Fact("paid", string.Join(',', paid))] : Array.Empty<Fact>(),
        .. models.Replicates > 0 ? [new Fact("resamples", models.Replicates), new Fact("interval_level", models.Level)] : Array.Empty<Fact>(),
        .. request.ProbableLinks is { } min ? [new Fact("probable_links", min), new Fact("probably_joined", result.Probable!.Persons.Joined), new Fact("probable_links_rejected", result.Probable!.Persons.Rejected)] : Array.Empty<Fact>(),
        .. request.Rates.Digest.Length > 0 ? [new Fact("rates_digest", request.Rates.Digest)] : Array.Empty<Fact>(),
    ];

    /// <summary>What the figures leave out, by reason.</summary>
    private static Fact[] Excluded(AttributionRequest request, AttributionResult result, ulong quarantined) =>
    [
        new("repeated_conversions", result.Totals.Repeats),
        new("without_money", result.Totals.WithoutAmount),
        new("bot_events", request.WithBots ? 0 : result.Bots),
        new("quarantined_records", quarantined),
        new("unconverted_refunds", result.UnconvertedRefunds),
        new("people_in_parts", result.Totals.Divided),
    ];

    private static Fact[] Totals(AttributionResult result) =>
    [
        new("conversions", result.Credits.Conversions),
        new("value", result.Credits.Value),
        new("journeys_without_conversion", result.Credits.Nulls),
        new("people", result.Totals.Persons),
        new("converters", result.Totals.Converters),
        new("acts", result.Totals.Acts),
        new("touches", result.Totals.Touches),
    ];

    /// <summary>They are there when there are none too: a reader need not guess what their absence would mean.</summary>
    private static Fact[] Late(LateEvents late) =>
    [
        new("count", late.Count),
        new("last_received_at", late.Count == 0 ? null : Cell.Moment(late.LastReceivedAt)),
        new("max_delay_seconds", late.Count == 0 ? null : Cell.Trim(late.MaxDelay / MillisecondsPerSecond)),
    ];

    private static RowTable<(Credit Credit, CreditInterval? Interval)> Flat(AttributionRequest request, AttributionResult result, Fact[] settings, Fact[] excluded)
    {
        var set = string.Join(' ', settings.Select(Named));
        var missing = string.Join(' ', excluded.Select(Named)
            .Concat(result.Totals.OtherCurrencies.Select(static other => $"money_in_{other.Currency}={Cell.Text(Cell.Trim(other.Value))}")));
        return Credits(result.Credits)
            .With("touches", row => result.Activity(row.Credit.Key).Touches)
            .With("people", row => result.Activity(row.Credit.Key).People)
            .With("converters", row => result.Activity(row.Credit.Key).Converters)
            .With("currency", _ => result.Currency)
            .With("conversion", _ => request.Conversion.Name)
            .With("by", _ => request.By.Name)
            .With("from", _ => request.From)
            .With("to", _ => request.To)
            .With("timezone", _ => request.Zone.Id)
            .With("plan", _ => $"{request.Plan.Name} {request.Plan.Version}")
            .With("plan_digest", _ => request.Plan.Digest)
            .With("settings", _ => set)
            .With("excluded", _ => missing);
    }

    private static string Named(Fact fact) => $"{fact.Name}={Cell.Text(fact.Value)}";

    private static DateTimeOffset? Moment(long? at) => at is { } milliseconds ? Cell.Moment(milliseconds) : null;
}
