namespace Cairn.Model.Channels;

/// <summary>
/// The referrers that send nobody (GA4's "unwanted referrals"): pages on which a customer pays or signs in and comes back.
/// </summary>
public sealed class UnwantedReferrals
{
    private static readonly string[] Shipped =
        [.. DataFile.Lines("UnwantedReferrals.txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private readonly SiteTable<string> _sites;
    private readonly HashSet<string> _firstLabels;

    /// <summary>Makes a list.</summary>
    /// <param name="entries">
    /// Hosts, which stand for all below them too; <c>name.*</c>, a site under every country's ending; or a first label with a dot
    /// behind it (<c>3ds.</c>), for hosts of that name on any site. Lower case.
    /// </param>
    public UnwantedReferrals(IEnumerable<string> entries)
    {
        string[] all = [.. entries.Distinct(StringComparer.Ordinal)];
        _firstLabels = all.Where(IsFirstLabel).Select(entry => entry[..^1]).ToHashSet(StringComparer.Ordinal);
        _sites = new SiteTable<string>(all.Where(entry => !IsFirstLabel(entry)).Select(entry => KeyValuePair.Create(entry, entry)));
    }

    /// <summary>The list that ships, which holds for a plan that has none.</summary>
    public static IReadOnlyList<string> Default => Shipped;

    /// <summary>Whether a referrer sends nobody.</summary>
    /// <param name="host">The referring page's host, lower case.</param>
    public bool Contains(string host) => _sites.TryFind(host, out _) || HasFirstLabel(host);

    private bool HasFirstLabel(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        // The site itself may be called so: acs.org is no bank's page.
        return dot > 0 && host.Length > Hosts.SiteOf(host).Length
            && _firstLabels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(host.AsSpan(0, dot));
    }

    private static bool IsFirstLabel(string entry) => entry.EndsWith('.');
}
