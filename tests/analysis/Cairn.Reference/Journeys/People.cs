namespace Cairn.Reference.Journeys;

/// <summary>docs/identity.md, naively: everything is asked of all events again and again.</summary>
internal sealed class People
{
    private const int MaxLinks = 1_000, MaxOfOthers = 10;

    private readonly IReadOnlyList<ReferenceEvent> _events;
    private readonly ReferencePlan _plan;
    private readonly Dictionary<string, HashSet<string>> _personOf = [];

    /// <summary>Finds which identifiers are one person.</summary>
    public People(IReadOnlyList<ReferenceEvent> events, ReferencePlan plan)
    {
        (_events, _plan) = (events, plan);
        var links = events.SelectMany(LinksOf).ToList();
        var pairs = links.GroupBy(link => (link.A, link.B))
            .Select(group => (group.Key.A, group.Key.B, At: group.Min(link => link.At), IsDeclared: group.Any(link => link.IsDeclared))).ToList();
        var common = pairs.SelectMany(pair => new[] { pair.A, pair.B }).GroupBy(one => one).Where(group => group.Count() > MaxLinks).Select(group => group.Key).ToHashSet();
        foreach (var (a, b, _, isDeclared) in pairs.OrderBy(pair => pair.At).ThenBy(pair => ActOrder.KeyOf(pair.A)).ThenBy(pair => ActOrder.KeyOf(pair.B)))
        {
            var (left, right) = (SetOf(a), SetOf(b));
            if (left == right || (!isDeclared && (common.Contains(a) || common.Contains(b) || IsTooMany(left, right))))
                continue;
            foreach (var one in right)
                _personOf[one] = left;
            left.UnionWith(right);
        }
    }

    /// <summary>The name of an event's person; null when it carries no identifier.</summary>
    public string? Of(ReferenceEvent told)
    {
        if (NamedBy(told) is { } named)
            return NameOf(named);
        var devices = DevicesOf(told);
        if (devices.Count == 0)
            return null;
        if (OwnerOf(devices[0], told.AtMs) is { } owner)
            return owner;
        var below = _events.Where(one => NamedBy(one) is null && DevicesOf(one) is [var first, ..] && first == devices[0])
            .SelectMany(one => DevicesOf(one).Skip(1).Select(id => (one.AtMs, Id: id))).OrderBy(one => one.AtMs).ThenBy(one => ActOrder.KeyOf(one.Id)).Select(one => one.Id).FirstOrDefault();
        return below is null ? devices[0] : OwnerOf(below, told.AtMs) ?? below;
    }

    /// <summary>Whose a device is at an instant; null where nobody was ever named on it.</summary>
    private string? OwnerOf(string device, long at)
    {
        var uses = _events.Where(one => NamedBy(one) is not null && DevicesOf(one).Contains(device)).Select(one => (one.AtMs, Person: NameOf(NamedBy(one)!)))
            .OrderBy(use => use.AtMs).ThenBy(use => ActOrder.KeyOf(use.Person)).ToList();
        if (uses.Count == 0)
            return null;
        return uses.Any(use => use.Person != uses[0].Person && use.AtMs <= at) ? device : uses[0].Person;
    }

    private static bool IsDevice(string type) => type is "anonymous_id" or "device_id";

    private static string? NamedBy(ReferenceEvent told) =>
        told.UserId.Length > 0 ? "user_id:" + told.UserId
        : told.Identifiers.Where(one => !IsDevice(one.Type)).Select(one => one.Type + ":" + one.Value).FirstOrDefault();

    private static List<string> DevicesOf(ReferenceEvent told)
    {
        var devices = told.Identifiers.Where(one => IsDevice(one.Type)).Select(one => one.Type + ":" + one.Value).ToList();
        if (told.AnonymousId.Length > 0)
            devices.Insert(0, "anonymous_id:" + told.AnonymousId);
        return devices;
    }

    private static IEnumerable<(string A, string B, long At, bool IsDeclared)> LinksOf(ReferenceEvent told)
    {
        if (NamedBy(told) is not { } named)
            yield break;
        foreach (var one in told.Identifiers.Where(one => !IsDevice(one.Type)).Select(one => one.Type + ":" + one.Value).Where(one => one != named))
            yield return Ordered(named, one, told.AtMs, false);
        if (told.Event == "$alias" && told.UserId.Length > 0 && told.AnonymousId.Length > 0 && told.AnonymousId != told.UserId)
            yield return Ordered(named, "user_id:" + told.AnonymousId, told.AtMs, true);
    }

    private static (string A, string B, long At, bool IsDeclared) Ordered(string a, string b, long at, bool isDeclared) =>
        ActOrder.KeyOf(a) < ActOrder.KeyOf(b) ? (a, b, at, isDeclared) : (b, a, at, isDeclared);

    private bool IsTooMany(HashSet<string> left, HashSet<string> right) => left.Concat(right).GroupBy(TypeOf).Any(group =>
        group.Count() > Max(group.Key) && left.Any(one => TypeOf(one) == group.Key) && right.Any(one => TypeOf(one) == group.Key));

    private int Max(string type) => type switch { "user_id" => 1, "email_sha256" => _plan.MaxMails, _ => MaxOfOthers };

    private static string TypeOf(string identifier) => identifier[..identifier.IndexOf(':')];

    private HashSet<string> SetOf(string identifier) => _personOf.TryGetValue(identifier, out var set) ? set : _personOf[identifier] = [identifier];

    /// <summary>The person's surest identifier.</summary>
    private string NameOf(string identifier)
    {
        string[] order = ["user_id", "anonymous_id", "email_sha256", "wallet"];
        return _personOf.TryGetValue(identifier, out var set)
            ? set.OrderBy(one => Array.IndexOf(order, TypeOf(one))).ThenBy(ActOrder.KeyOf).First()
            : identifier;
    }
}
