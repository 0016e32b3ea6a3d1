using Cairn.Attribution.Journeys;
using Cairn.Attribution.Timelines;
using Cairn.Identity;
using Cairn.Identity.Identifiers;

namespace Cairn.Reference.Tests.Comparison;

/// <summary>
/// Runs the product on a case and says where it differs from the reference: in the report, in the explanation of a person's
/// conversions, and in the person's timeline.
/// </summary>
internal sealed class CaseComparison(CaseWarehouse warehouse)
{
    /// <summary>In every so many logs a person is explained, too: the first question of one costs as much as a report.</summary>
    private const ulong ExplainedEvery = 2;

    private const decimal Tolerance = 0.0000000011m; // Both round to nine decimals.
    private const double ShareTolerance = 1e-9;

    /// <summary>
    /// Asks one log several questions. What differs, a line each; empty where nothing does. The rows stand shuffled and in two logs in
    /// the warehouse.
    /// </summary>
    public async Task<IReadOnlyList<string>> RunAsync(ulong seed, int questions, CancellationToken ct)
    {
        var differences = new List<string>();
        var cases = RandomCase.OfLog(seed, questions).ToArray();
        await HoldAsync(cases[0], ct);
        foreach (var (i, given) in cases.Index())
        {
            var before = differences.Count;
            await AskAsync(given, differences, ct);
            for (var line = before; line < differences.Count; line++)
                differences[line] = $"seed {seed} question {i}: {differences[line]}";
        }
        return differences;
    }

    private Task HoldAsync(RandomCase given, CancellationToken ct) =>
        // Logins keep their order and their log: which of two is first at one instant is the log's to say.
        warehouse.HoldAsync(
            given.Shuffled(given.Seed + 1).Events.Select(static (row, i) => row.UserId.Length > 0 ? row : row with { LogId = i % 2 == 0 ? "log" : "other" }), ct);

    private async Task AskAsync(RandomCase given, List<string> differences, CancellationToken ct)
    {
        var expected = given.Report();
        var product = await ProductReport.OfAsync(warehouse.Client, given.Plan, given.Question, ct);
        Compare("report", expected, product.Report, differences);
        if (expected.Persons.Count == 0 || given.Seed % ExplainedEvery != 0)
            return;

        var person = expected.Persons[(int)(given.Seed / ExplainedEvery % (ulong)expected.Persons.Count)];
        await ExplainAsync(person, given, expected, product.Attribution, differences, ct);
        if (HasPlainTimelines(given))
            await TimelineAsync(person, given, expected, differences, ct);
    }

    private static void Compare(string what, ReferenceReport expected, AttributionResult actual, List<string> differences)
    {
        Same("conversions", expected.Conversions, actual.Credits.Conversions);
        Same("value", expected.Value, actual.Credits.Value);
        Same("nulls", expected.Nulls, actual.Credits.Nulls);
        Same("currency", expected.Currency, actual.Currency);
        Same("repeats", expected.Repeats, actual.Totals.Repeats);
        Same("other currencies",
            string.Join(", ", expected.OtherCurrencies.Select(static other => $"{other.Conversions} x {other.Money:0.########} {other.Code}")),
            string.Join(", ", actual.Totals.OtherCurrencies.Select(static other => $"{other.Conversions} x {other.Value:0.########} {other.Currency}")));
        var rows = actual.Credits.Credits.ToDictionary(static credit => (credit.Model, credit.Key));
        Same("rows", expected.Rows.Count, rows.Count);
        foreach (var row in expected.Rows)
        {
            if (!rows.TryGetValue((row.Model, row.Key), out var credit))
                differences.Add($"{what}: no row {row.Model} {row.Key}");
            else if (Math.Abs(credit.Conversions - row.Conversions) > Tolerance || Math.Abs(credit.Value - row.Value) > Tolerance * 10)
                differences.Add($"{what}: {row.Model} {row.Key}: {row.Conversions} {row.Value} expected, {credit.Conversions} {credit.Value} found");
        }

        void Same<T>(string name, T wanted, T found)
        {
            if (!EqualityComparer<T>.Default.Equals(wanted, found))
                differences.Add($"{what}: {name}: {wanted} expected, {found} found");
        }
    }

    private async Task ExplainAsync(
        string person, RandomCase given, ReferenceReport expected, DataAttribution attribution, List<string> differences, CancellationToken ct)
    {
        var wanted = expected.Explain(person);
        var lookup = new PersonLookup(warehouse.Client, IdentifierTypes.Of(ProductReport.Plan(given.Plan)));
        var known = await lookup.FindAsync(person, ct);
        Compare($"explain {person}", wanted, (await attribution.ExplainAsync(known, ct)).Conversions, differences);
        if (ProductReport.OfOne(warehouse.Client, given.Plan, given.Question) is not { } alone)
            return;
        if (await alone.ExplainAsync(known, lookup, ct) is { } found)
            Compare($"explain {person} alone", wanted, found.Conversions, differences);
        else if ((given.Question.Currency + given.Plan.Currency).Length > 0)
            differences.Add($"explain {person} alone: the currency is known, and nothing was said");
    }

    private static void Compare(string what, IReadOnlyList<ReferenceConversion> wanted, IReadOnlyList<ExplainedConversion> found, List<string> differences)
    {
        if (wanted.Count != found.Count)
        {
            differences.Add($"{what}: {wanted.Count} conversions expected, {found.Count} found");
            return;
        }

        foreach (var (one, other) in wanted.Zip(found))
        {
            if (one.AtMs != other.At || one.Money != other.Value)
                differences.Add($"{what}: {one.Money} at {one.AtMs} expected, {other.Value} at {other.At} found");
            foreach (var model in other.Explanation.Models.Where(model => one.Shares.ContainsKey(model.Model)))
            {
                var shares = one.Shares[model.Model];
                var touches = model.Touches;
                var isSame = shares.Count == 0
                    ? touches.All(static touch => touch.Conversions == 0)
                    : touches.Count == shares.Count && touches.Zip(shares).All(static pair => Math.Abs((double)pair.First.Conversions - pair.Second) < ShareTolerance);
                if (!isSame)
                    differences.Add($"{what} {model.Model}: {string.Join(' ', shares)} expected, {string.Join(' ', touches.Select(static touch => touch.Conversions))} found");
            }
        }
    }

    /// <summary>A timeline does not know whose an order is that others told too, and never shows bots as visitors.</summary>
    private static bool HasPlainTimelines(RandomCase given) =>
        !given.Question.Bots && given.Plan.OncePer != "order_id";

    private async Task TimelineAsync(
        string person, RandomCase given, ReferenceReport expected, List<string> differences, CancellationToken ct)
    {
        var timeline = await Timeline.ReadAsync(warehouse.Client, await new PersonLookup(warehouse.Client, IdentifierTypes.Of(ProductReport.Plan(given.Plan))).FindAsync(person, ct), ProductReport.Plan(given.Plan), 1_000, ct);
        var found = timeline.Visits.Where(static visit => visit.Session >= 0)
            .Select(static visit => Line(visit.StartedAt.ToUnixTimeMilliseconds(), visit.Channel, visit.Events.Where(static e => e.IsAct).Select(static e => e.Event.Event)));
        var wanted = expected.Timeline(person).Select(static visit => Line(visit.BeginMs, visit.Channel, visit.Acts.Select(static act => act.Event)));
        if (!wanted.Order().SequenceEqual(found.Order()))
            differences.Add($"journey {person}: {string.Join(" | ", wanted)} expected, {string.Join(" | ", found)} found");
    }

    private static string Line(long at, string channel, IEnumerable<string> events) => $"{at} {channel}: {string.Join(", ", events)}";
}
