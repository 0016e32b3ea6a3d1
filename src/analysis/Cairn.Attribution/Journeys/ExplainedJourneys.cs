using Cairn.Attribution.Running;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>Collects what the models make of one person's conversions.</summary>
internal sealed class ExplainedJourneys(AttributionRun run)
{
    private readonly List<ExplainedConversion> _conversions = [];

    /// <summary>The conversions, in order of time.</summary>
    public IReadOnlyList<ExplainedConversion> Conversions => _conversions;

    public void Add(in Journey journey)
    {
        if (journey.Conversions > 0)
            _conversions.Add(new ExplainedConversion(journey.EndedAt, journey.Value, run.Explain(journey)));
    }
}
