using System.Text.Json;
using Cairn.Model;
using Cairn.Model.Machines;
using Cairn.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>Flags what no person did: mails that a machine opened, by their sender's word, and visits of bots, by their User-Agent.</summary>
public sealed class MachineStep(TrackingPlan plan) : PipelineStep
{
    /// <inheritdoc/>
    public override string Name => IngestSteps.Machine;

    /// <inheritdoc/>
    public override Outcome Apply(Event e)
    {
        if (!plan.KeepsMachineOpens && e.Name.Contains("open", StringComparison.OrdinalIgnoreCase) && IsMachineOpen(e.Properties))
            EventFlags.Add(e, EventFlags.MachineOpen);
        if (!plan.KeepsBots && BotAgents.Contains(e.UserAgent))
            EventFlags.Add(e, EventFlags.Bot);
        return Outcome.Accepted;
    }

    /// <summary>
    /// Whether a property says so: SendGrid's <c>sg_machine_open</c>, Braze's and others' <c>machine_open</c>, Klaviyo's "Apple
    /// Privacy Open", Mailgun's <c>client-info.bot</c>.
    /// </summary>
    private static bool IsMachineOpen(string properties)
    {
        if (!properties.Contains("machine", StringComparison.OrdinalIgnoreCase)
            && !properties.Contains("privacy", StringComparison.OrdinalIgnoreCase)
            && !properties.Contains("\"bot\"", StringComparison.Ordinal))
            return false;
        using var json = JsonDocument.Parse(properties);
        foreach (var property in json.RootElement.EnumerateObject())
            if (property.Name == "client-info" ? HasBot(property.Value) : IsMark(property.Name) && IsTrue(property.Value))
                return true;
        return false;
    }

    /// <summary>The name in lower case without what stands between its words.</summary>
    private static bool IsMark(string name) =>
        string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant() is "sgmachineopen" or "machineopen" or "machineopened"
            or "ismachineopen" or "ismachineopened" or "appleprivacyopen";

    private static bool HasBot(JsonElement client) =>
        client.ValueKind == JsonValueKind.Object && client.TryGetProperty("bot", out var bot)
            && bot.ValueKind == JsonValueKind.String && bot.GetString()!.Length > 0;

    private static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => value.GetString()!.Equals("true", StringComparison.OrdinalIgnoreCase) || value.GetString() == "1",
        JsonValueKind.Number => value.TryGetInt32(out var number) && number == 1,
        _ => false,
    };
}
