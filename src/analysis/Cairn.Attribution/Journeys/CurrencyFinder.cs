using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Chooses the one currency of a report (docs/journeys.md, "Money").</summary>
internal static class CurrencyFinder
{
    private const int MaxCurrencies = 1_000;

    private static readonly SqlText Query = SqlText.Load(typeof(AttributionFiles), "Sql.read_currencies.sql");

    /// <summary>The currency that the user or the plan names, or the only one that there is; null: the counted conversions decide.</summary>
    public static async Task<string?> FindAsync(WarehouseClient client, AttributionRequest request, CancellationToken ct)
    {
        if (request.Currency.Length > 0)
            return request.Currency;
        if (request.Conversion.Currency.Length > 0)
            return request.Conversion.Currency;
        var parameters = request.ConversionParameters();
        parameters.Add("max", (ulong)MaxCurrencies);
        var currencies = await client.QueryAsync<string>(Query, parameters, ct).ToListAsync(ct);
        return currencies switch
        {
            [] => "",
            [var only] => only,
            _ => null,
        };
    }

    /// <summary>The currency that a report names: none where nobody named one and no counted conversion carries money.</summary>
    public static string Shown(AttributionRequest request, string chosen, JourneyTotals totals) =>
        request.Currency.Length + request.Conversion.Currency.Length == 0 && totals.Currencies.Count == 0 ? "" : chosen;

    /// <summary>The currency that most conversions are in, ties by the code.</summary>
    public static string MostCommon(IReadOnlyDictionary<string, long> conversions) =>
        conversions.OrderByDescending(static currency => currency.Value)
            .ThenBy(static currency => currency.Key, StringComparer.Ordinal)
            .Select(static currency => currency.Key)
            .FirstOrDefault("");
}
