using System.Net;

namespace Cairn.Collector;

/// <summary>The proxies before the collector. Without a header their word does not count, and this machine itself is not limited.</summary>
public sealed record ProxyOptions
{
    /// <summary>The header in which they say who asked, such as <c>X-Forwarded-For</c>; empty when there are none.</summary>
    public string Header { get; init; } = "";

    /// <summary>The networks in which they stand, beside this machine itself.</summary>
    public IReadOnlyList<IPNetwork> Trusted { get; init; } = [];
}
