namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Person".</summary>
internal sealed class People
{
    private readonly Dictionary<string, string> _userOfAnonymous = [];

    /// <summary>Finds to whom each anonymous id belongs: the user of the earliest event that carries both.</summary>
    public People(IEnumerable<ReferenceEvent> events)
    {
        var inOrder = events.OrderBy(one => one.AtMs).ThenBy(one => ActOrder.KeyOf("user_id:" + one.UserId));
        foreach (var told in inOrder.Where(one => one.UserId.Length > 0 && one.AnonymousId.Length > 0))
            _userOfAnonymous.TryAdd(told.AnonymousId, told.UserId);
    }

    /// <summary>The key of an event's person; null when it carries no identifier.</summary>
    public string? Of(ReferenceEvent told)
    {
        if (told.UserId.Length > 0)
            return "user_id:" + told.UserId;
        if (told.AnonymousId.Length > 0)
            return _userOfAnonymous.TryGetValue(told.AnonymousId, out var user) ? "user_id:" + user : "anonymous_id:" + told.AnonymousId;
        return told.Identifiers.Count > 0 ? told.Identifiers[0].Type + ":" + told.Identifiers[0].Value : null;
    }
}
