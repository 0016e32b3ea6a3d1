using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Attributes the conversions of a data folder: acts out of the warehouse, journeys, all models in one pass.</summary>
public sealed class DataAttribution(WarehouseClient client, AttributionRequest request, AttributionOptions options)
{
    private readonly PlayerNames _players = new();
    private AttributionRun? _run;

    /// <summary>Makes the report over everybody.</summary>
    /// <param name="progress">Told how many acts have been read, now and then.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<DataReport> RunAsync(IProgress<long>? progress, CancellationToken ct)
    {
        var everybody = request with { Person = "" };
        var run = new AttributionRun(_players, options);
        // Before the acts: what arrives meanwhile may be in the report unsaid, but is never said to be in it when it is not.
        var late = await LateEvents.ReadAsync(client, request, ct);
        var (totals, reader) = await BuildAsync(everybody, run.Observe, progress, ct);
        var report = run.Finish();
        _run = run;
        return new DataReport(
            report,
            totals,
            reader.Currency,
            [.. reader.LeftOut.OrderBy(left => left.Currency, StringComparer.Ordinal)],
            reader.WithoutAmount,
            late);
    }

    /// <summary>Says which touch of one person's conversions got how much, and why, in the report that was run before.</summary>
    /// <param name="person">The person's key.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>One entry for each conversion, in order of time.</returns>
    /// <exception cref="InvalidOperationException"><see cref="RunAsync"/> has not been run.</exception>
    public async Task<IReadOnlyList<ExplainedConversion>> ExplainAsync(string person, CancellationToken ct)
    {
        var run = _run ?? throw new InvalidOperationException("A journey is explained by a report that has been run.");
        var explained = new List<ExplainedConversion>();
        await BuildAsync(request with { Person = person }, Explain, progress: null, ct);
        return explained;

        void Explain(in Journey journey)
        {
            if (journey.Conversions > 0)
                explained.Add(new ExplainedConversion(journey.EndedAt, journey.Value, run.Explain(journey)));
        }
    }

    private async Task<(JourneyTotals Totals, ActReader Reader)> BuildAsync(
        AttributionRequest request, JourneyHandler emit, IProgress<long>? progress, CancellationToken ct)
    {
        var fallback = request.By.Default.Length > 0 ? _players.IndexOf(request.By.Default) : -1;
        var builder = new JourneyBuilder(request.Rules(fallback), emit);
        var reader = new ActReader(request, _players);
        await reader.ReadAsync(client, builder, progress, ct);
        builder.Finish();
        return (builder.Totals, reader);
    }
}
