using Cairn.Collector.Keys;
using Cairn.Collector.Live;
using Cairn.Collector.Preview;
using Cairn.Collector.SignIn;
using Cairn.Pipeline;
using Cairn.Pipeline.Delivery;
using Cairn.Protocols.Wire;
using Cairn.Spool;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector;

/// <summary>What a collector is made of. Whoever made the parts ends them, after the collector.</summary>
public sealed record CollectorParts
{
    /// <summary>Where requests go before they are acknowledged.</summary>
    public required RequestSpool Spool { get; init; }

    /// <summary>Who may send.</summary>
    public required KeyRing Keys { get; init; }

    /// <summary>What events are validated against.</summary>
    public required PlanInForce Plan { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The state of the parts behind the spool, for <c>/health/ready</c>. Must be quick and must not throw.</summary>
    public Func<IEnumerable<PartHealth>> Health { get; init; } = static () => [];

    /// <summary>Further paths that answer GET, such as <c>/v1/live</c>, each spelled exactly and without a slash at its end.</summary>
    public IReadOnlyDictionary<string, RequestDelegate> Pages { get; init; } = new Dictionary<string, RequestDelegate>(StringComparer.Ordinal);

    /// <summary>Further paths that answer POST and bring no events, such as <c>/v1/plan</c>, spelled as those.</summary>
    public IReadOnlyDictionary<string, RequestDelegate> Actions { get; init; } = new Dictionary<string, RequestDelegate>(StringComparer.Ordinal);

    /// <summary>Gives out what wallets sign.</summary>
    public NonceBook Nonces { get; init; } = new(TimeProvider.System);

    /// <summary>Hashes the networks of senders, where the plan keeps them.</summary>
    public required NetworkHash Networks { get; init; }

    /// <summary>Takes what was prepared for delivery, which validates all else itself; null when nobody fetches it.</summary>
    public PreparedRequests? Prepared { get; init; }

    /// <summary>Shown what is rejected and what is tried out; null when nobody can watch.</summary>
    public LiveFeed? Live { get; init; }

    /// <summary>Keys for trying out; null when there are none.</summary>
    public PreviewKeys? Previews { get; init; }

    /// <summary>Told of failures that are defects of the program; at most one call a request.</summary>
    public Action<Exception> ReportDefect { get; init; } = static _ => { };
}
