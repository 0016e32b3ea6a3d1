using Cairn.Model.Journeys;

namespace Cairn.Attribution.Rules;

/// <summary>A model that can share out a journey's credit by looking at that journey alone.</summary>
internal interface ITouchRule
{
    /// <summary>The model's name in reports.</summary>
    string Name { get; }

    /// <summary>
    /// Weighs each touch; only ratios count. <paramref name="weights"/> comes zeroed, one element for each touch, and the
    /// journey has at least one touch. All 0 means that nobody earned the credit.
    /// </summary>
    void Weigh(in Journey journey, Span<double> weights);

    /// <summary>Why the touch got its weight, in one line.</summary>
    string Reason(in Journey journey, int touch);
}
