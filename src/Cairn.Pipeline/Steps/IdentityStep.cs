using Cairn.Model;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// The one door of identity: trims identifiers and refuses an event that belongs to nobody. A person is a user_id; which
/// user an anonymous_id belongs to is joined when it is asked for, so stored events are never rewritten.
/// </summary>
public sealed class IdentityStep : PipelineStep
{
    /// <summary>The longest identifier that is accepted, in characters.</summary>
    public const int Longest = 512;

    /// <inheritdoc/>
    public override string Name => "identity";

    /// <inheritdoc/>
    public override Refusal? Apply(Event e)
    {
        e.UserId = Trimmed(e.UserId);
        e.AnonymousId = Trimmed(e.AnonymousId);
        if (e.Identifiers.Count > 0)
            e.Identifiers = [.. e.Identifiers.Select(id => id with { Value = Trimmed(id.Value) }).Where(id => id.Value.Length > 0)];
        if (e.UserId.Length == 0 && e.AnonymousId.Length == 0 && e.Identifiers.Count == 0)
            return Refuse("identifier_missing", "", "the event has no identifier, so it belongs to nobody. Send a user_id or an anonymous_id.");
        var refusal = TooLong("user_id", e.UserId) ?? TooLong("anonymous_id", e.AnonymousId);
        for (var i = 0; i < e.Identifiers.Count && refusal is null; i++)
            refusal = TooLong(e.Identifiers[i].Type, e.Identifiers[i].Value);
        return refusal;
    }

    private Refusal? TooLong(string type, string id) => id.Length <= Longest
        ? null
        : Refuse("identifier_too_long", type, $"the {type} has {id.Length} characters. Identifiers have at most {Longest}.");

    private static string Trimmed(string id) => id.Length > 0 && (char.IsWhiteSpace(id[0]) || char.IsWhiteSpace(id[^1])) ? id.Trim() : id;
}
