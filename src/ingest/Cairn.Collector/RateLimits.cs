namespace Cairn.Collector;

/// <summary>How often one may send; whoever sends more often is answered by 429 and told how many seconds to wait.</summary>
public sealed record RateLimits
{
    /// <summary>Requests a second under one write key; 0 for no limit.</summary>
    public double PerKey { get; init; }

    /// <summary>Requests a second from one address (IPv6: from one /64 network); 0 for no limit.</summary>
    public double PerAddress { get; init; } = 2000;

    /// <summary>For how many seconds' worth of requests one may come at once after a pause.</summary>
    public double BurstSeconds { get; init; } = 2;

    /// <summary>How many addresses are remembered; the one that could be forgotten soonest goes first.</summary>
    public int Addresses { get; init; } = 65_536;
}
