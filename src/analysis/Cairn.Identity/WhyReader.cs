using Cairn.Identity.Identifiers;
using Cairn.Warehouse;

namespace Cairn.Identity;

/// <summary>Finds why two identifiers are one person, or two.</summary>
public static class WhyReader
{
    /// <summary>Whether any event came with an identifier.</summary>
    public static Task<bool> IsKnownAsync(WarehouseClient client, IdentifierTypes types, IdentifierName name, CancellationToken ct) =>
        new Neighbourhood(client, types).IsKnownAsync(name.Key, ct);

    /// <summary>Finds it.</summary>
    public static async Task<Why> ReadAsync(WarehouseClient client, IdentifierTypes types, IdentifierName one, IdentifierName other, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(types);
        var near = new Neighbourhood(client, types);
        await near.ReadAsync([one.Key, other.Key], ct);
        var graph = near.Graph();
        var sets = graph.Sets();
        var map = graph.Build(sets);
        var (left, right) = (PersonOf(one), PersonOf(other));
        var path = left == right ? PersonDetails.Path(sets, types.IsDevice(one.Type) ? left : one.Key, types.IsDevice(other.Type) ? right : other.Key) : [];
        var (a, b) = (sets.MembersOf(left).ToHashSet(), sets.MembersOf(right).ToHashSet());
        var rejected = left == right ? [] : sets.Rejected.Where(no => (a.Contains(no.Link.A) && b.Contains(no.Link.B)) || (a.Contains(no.Link.B) && b.Contains(no.Link.A))).ToList();
        var devices = new[] { one, other }.Where(name => types.IsDevice(name.Type)).ToList();
        var keys = path.Concat(rejected.Select(static no => no.Link)).SelectMany(static link => new[] { link.A, link.B })
            .Concat(devices.Select(name => map.OwnerOf(name.Key).Person)).Distinct().ToList();
        var names = await new PersonLookup(client, types).NamesAsync(keys, near.Actors, ct);
        (names[one.Key], names[other.Key]) = (one.Text, other.Text);
        var proofs = await WalletProofs.ReadAsync(client, path, names, near.Actors, ct);
        return new Why(one.Text, other.Text, left == right, [.. path.Select(link => proofs.Named(link, names))], [.. devices.Select(Device)], [.. rejected.Select(no => new NamedRejection(Name(no.Link.InOrder.First), Name(no.Link.InOrder.Second), no.Link.At, no.Reason, no.Type == 0 ? "" : types.Names[no.Type - 1]))]);

        ulong PersonOf(IdentifierName name) => types.IsDevice(name.Type) ? map.OwnerOf(name.Key).Person : sets.PersonOf(name.Key);

        string Name(ulong key) => names.GetValueOrDefault(key, "?");

        NamedDevice Device(IdentifierName name)
        {
            var owner = map.OwnerOf(name.Key);
            return new NamedDevice(name.Text, Name(owner.Person), owner.Until == long.MaxValue ? null : owner.Until);
        }
    }
}
