using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Simulation;

/// <summary>Which campaign brings somebody who comes by themselves, and what happens when it does not run.</summary>
internal sealed class CampaignChoice(Preset preset)
{
    /// <summary>Nobody comes.</summary>
    public const int None = -1;

    /// <summary>Part of those who know the brand and type the address when the campaign that they would have come by does not run.</summary>
    private const double FindsAnyway = 0.8;

    /// <summary>Part of the strangers whom another campaign brings.</summary>
    private const double FindsOther = 0.25;

    private const double InterceptSlope = 0.2;

    private readonly CampaignModel[] _models = [.. preset.Models];
    private readonly double[] _known = [.. preset.Models.Select(model => model.Known)];
    private readonly double[] _unknown = [.. preset.Models.Select(model => model.Unknown)];
    private readonly int[] _intercepts = [.. preset.Models.Index().Where(entry => entry.Item.Intercept > 0).Select(entry => entry.Index)];

    /// <summary>The campaign, or <see cref="None"/>.</summary>
    /// <param name="draws">The visit's luck.</param>
    /// <param name="state">The visitor's state.</param>
    /// <param name="intent">The visitor's intent, in log-odds.</param>
    /// <param name="removal">What does not run.</param>
    public int Choose(in Draws draws, LifeState state, double intent, Removal removal)
    {
        var knows = draws.Happens(10, state.Fame);
        if (knows)
        {
            foreach (var c in _intercepts)
                if (!removal.HasCampaign(c) && draws.Happens(20 + c, _models[c].Intercept * ExactMath.Exp(InterceptSlope * intent)))
                    return c;
        }
        var campaign = draws.Choose(11, knows ? _known : _unknown);
        if (!removal.HasCampaign(campaign))
            return campaign;
        if (knows)
            return draws.Happens(12, FindsAnyway) ? Preset.Direct : None;
        return draws.Happens(12, FindsOther) ? Other(draws, removal) : None;
    }

    private int Other(in Draws draws, Removal removal)
    {
        Span<double> open = stackalloc double[_unknown.Length];
        var total = 0.0;
        for (var c = 0; c < open.Length; c++)
            total += open[c] = removal.HasCampaign(c) ? 0 : _unknown[c];
        return total > 0 ? draws.Choose(13, open) : None;
    }
}
