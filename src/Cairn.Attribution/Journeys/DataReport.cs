namespace Cairn.Attribution.Journeys;

/// <summary>A report over a data folder, with what it stands on.</summary>
/// <param name="Report">The credit.</param>
/// <param name="Totals">What was read and counted.</param>
/// <param name="Currency">Currency of all money in the report; empty where no conversion named any.</param>
/// <param name="LeftOut">Conversions in other currencies, by currency in ordinal order.</param>
/// <param name="WithoutAmount">Conversions that carried no money although the plan says where it stands.</param>
/// <param name="Late">Events that arrived late: what makes the report differ from one that was made before.</param>
public sealed record DataReport(
    AttributionReport Report,
    JourneyTotals Totals,
    string Currency,
    IReadOnlyList<LeftOut> LeftOut,
    long WithoutAmount,
    LateEvents Late);
