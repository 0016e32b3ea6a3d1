using Cairn.Identity.Decisions;
using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity.Probable;

/// <summary>How the devices and persons of probable links are called.</summary>
public sealed class DeviceNames
{
    private readonly Dictionary<ulong, string> _names;

    private DeviceNames(Dictionary<ulong, string> names) => _names = names;

    /// <summary>The name of a key, <c>TYPE:ID</c>.</summary>
    public string this[ulong key] => _names.TryGetValue(key, out var name) && name.Length > 0 ? name : $"key:{key}";

    /// <summary>Reads the names, in one pass over the identifiers.</summary>
    public static async Task<DeviceNames> ReadAsync(WarehouseClient client, IdentifierTypes types, IReadOnlyList<ProbableLink> links, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(links);
        var names = new Dictionary<ulong, string>();
        foreach (var link in links)
            (names[link.One], names[link.Other], names[link.OnePerson], names[link.OtherPerson]) = ("", "", "", "");
        if (links.Count > 0)
            await foreach (var identifier in new IdentifierReader(client, types).ReadAsync(ct))
                if (names.TryGetValue(identifier.Key, out var known) && known.Length == 0)
                    names[identifier.Key] = $"{types.Names[identifier.Type - 1]}:{identifier.Name}";
        // Some only a mapping or an operator has told.
        if (names.ContainsValue(""))
            foreach (var decision in await new IdentityDecisions(client).ReadAsync(ct))
                foreach (var name in new[] { decision.One, decision.Other })
                    if (names.TryGetValue(IdentifierKey.Of(name), out var known) && known.Length == 0)
                        names[IdentifierKey.Of(name)] = name;
        return new DeviceNames(names);
    }
}
