using Cairn.Identity.Decisions;
using Cairn.Identity.Identifiers;
using Cairn.Identity.Linkage;
using Cairn.Warehouse;

namespace Cairn.Identity.Probable;

/// <summary>
/// Finds devices that are probably one person's (docs/identity.md, "Probable links"): compares the devices of each network, learns from those that
/// logins join what such devices have in common, and says of all others how probable it is.
/// </summary>
/// <param name="client">The warehouse.</param>
/// <param name="types">The plan's types of identifier.</param>
public sealed class ProbableLinkReader(WarehouseClient client, IdentifierTypes types)
{
    /// <summary>Finds them.</summary>
    /// <param name="min">The least probability, 0 to 1.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ProbableLinkSet> ReadAsync(double min, CancellationToken ct) =>
        await ReadAsync(await new PersonMapReader(client, types).ReadAsync(ct), min, ct);

    /// <summary>Finds them among persons who were read.</summary>
    public async Task<ProbableLinkSet> ReadAsync(PersonMap map, double min, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(map);
        var told = ToldPersons.Of(await new IdentityDecisions(client).ReadAsync(ct), types, map);
        var table = await new DeviceReader(client, new PersonMapReader(client, types)).ReadAsync(map, told, ct);
        return Find(table, told, min);
    }

    /// <summary>Finds them among devices.</summary>
    internal static ProbableLinkSet Find(DeviceTable table, ToldPersons told, double min)
    {
        var comparison = new DeviceComparison(table);
        var pairs = new NetworkPairs(table, comparison, told);
        var counts = new PatternCounts();
        foreach (var (i, j) in Pairs(table, pairs))
            counts.Add(pairs.PatternOf(i, j), pairs.IsMatch(i, j));
        var model = new LinkageFit(comparison.Levels, counts).Run(comparison.Guess);
        var odds = counts.All.Keys.ToDictionary(static pattern => pattern, model.Odds);
        var (rivals, scale) = (new OneToOne(), new OddsScale());
        foreach (var (i, j) in Pairs(table, pairs, () => rivals.Open(pairs, pattern => odds[pattern])))
            if (pairs.IsMatch(i, j) is null)
                scale.Add(rivals.Of(i, j));
        var (factor, thresholds, links) = (scale.Find(), new ThresholdCounter(), new List<ProbableLink>());
        foreach (var (i, j) in Pairs(table, pairs, () => rivals.Open(pairs, pattern => odds[pattern])))
        {
            var probability = rivals.Of(i, j).Probability(factor);
            thresholds.Add(probability, pairs.IsMatch(i, j));
            if (pairs.IsMatch(i, j) is null && probability >= min)
                links.Add(LinkOf(pairs[i], pairs[j], probability, pairs.PatternOf(i, j)));
        }
        links.Sort(static (a, b) => (-a.Probability, a.One, a.Other).CompareTo((-b.Probability, b.One, b.Other)));
        return new ProbableLinkSet
        {
            Levels = comparison.Levels,
            Model = model,
            Devices = table.Devices.Length,
            Crowded = table.Crowded(NetworkPairs.MaxDevices),
            Pairs = counts.Unknown,
            KnownPairs = counts.Matches + counts.Differences,
            Expected = thresholds.Expected,
            Links = links,
            Persons = ProbablePersons.Of(links, DevicesOf(links, table), (a, b) => comparison.Exclude(a, b) || told.IsSplit(a, b)),
            Thresholds = thresholds.Counts(),
        };
    }

    /// <summary>The pairs of each network, one after the other.</summary>
    private static IEnumerable<(int I, int J)> Pairs(DeviceTable table, NetworkPairs pairs, Action? opened = null)
    {
        foreach (var network in table.Networks(NetworkPairs.MaxDevices))
        {
            pairs.Open(network);
            opened?.Invoke();
            for (var i = 0; i < pairs.Count; i++)
                for (var j = i + 1; j < pairs.Count; j++)
                    yield return (i, j);
        }
    }

    /// <summary>All devices of the persons who are in a link.</summary>
    private static ILookup<ulong, Device> DevicesOf(List<ProbableLink> links, DeviceTable table)
    {
        var wanted = links.SelectMany(static link => new[] { link.OnePerson, link.OtherPerson }).ToHashSet();
        var devices = new List<Device>(wanted.Count);
        foreach (ref readonly var device in table.Devices)
            if (wanted.Contains(device.Person))
                devices.Add(device);
        return devices.ToLookup(static device => device.Person);
    }

    private static ProbableLink LinkOf(in Device a, in Device b, double probability, Pattern pattern) => a.Actor < b.Actor
        ? new ProbableLink(a.Actor, b.Actor, a.Person, b.Person, probability, pattern)
        : new ProbableLink(b.Actor, a.Actor, b.Person, a.Person, probability, pattern);
}
