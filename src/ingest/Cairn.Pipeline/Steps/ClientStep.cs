using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Says on what an event happened: browser, system and kind of device by the visitor's User-Agent or the app's platform. Takes the network off where the
/// plan does not keep it, and where the sender is no visitor's device. Not thread-safe.
/// </summary>
public sealed class ClientStep(TrackingPlan plan) : PipelineStep
{
    /// <summary>Agents that are remembered: a busy site sees some thousands a day, and nearly all events bring one of the last hundred.</summary>
    private const int MaxRemembered = 1024;

    /// <summary>The longest agent that is remembered, in characters.</summary>
    private const int MaxLength = 512;

    private readonly Dictionary<(string Agent, string Locale, string Zone), ClientContext> _known = [];

    /// <inheritdoc/>
    public override string Name => IngestSteps.Client;

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        var isDevice = e.Platform is "web" or "ios" or "android";
        if (!isDevice || !plan.KeepsNetworks)
            e.Network = 0;
        if (isDevice)
            e.Context = Of(e.Platform == "web" ? e.UserAgent : e.Platform, e.Context);
        return Outcome.Accepted;
    }

    /// <summary>One object for all events of one kind of client.</summary>
    private ClientContext Of(string agent, ClientContext said)
    {
        var key = (agent, said.Locale, said.TimeZone);
        if (agent.Length <= MaxLength && _known.TryGetValue(key, out var known))
            return known;
        var (browser, system, device) = agent is "ios" or "android" ? UserAgentText.OfApp(agent) : UserAgentText.Read(agent);
        var context = said with { Browser = browser, System = system, DeviceType = device };
        if (agent.Length > MaxLength)
            return context;
        if (_known.Count == MaxRemembered)
            _known.Clear();
        return _known[key] = context;
    }
}
