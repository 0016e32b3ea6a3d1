using Cairn.Attribution.Accounting;
using Cairn.Model.Journeys;

namespace Cairn.Attribution;

/// <summary>
/// A model that sees every journey once and keeps no journey: <see cref="Observe"/> as often as there are journeys, then
/// <see cref="Finish"/> once, then <see cref="Explain"/> as often as wanted.
/// </summary>
internal interface IAttributionModel
{
    /// <summary>The model's name in reports.</summary>
    string Name { get; }

    /// <summary>Takes one journey in. It may be without touches, conversions or nulls.</summary>
    void Observe(in Journey journey);

    /// <summary>
    /// The credit of each player. May depend on the names' ordinal order but not on their indexes, so that a report does
    /// not depend on the order of the journeys.
    /// </summary>
    CreditLedger Finish(NameIndex players);

    /// <summary>
    /// How this model weighs the touches of one journey: a weight of 0 or more for each touch, of which only the ratios
    /// count, and the reason of each. All weights 0 means that the journey's conversions stay unattributed.
    /// </summary>
    void Explain(in Journey journey, Span<double> weights, Span<string> reasons);
}
