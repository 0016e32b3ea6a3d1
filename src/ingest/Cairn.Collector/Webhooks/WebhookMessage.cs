using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Webhooks;

/// <summary>What signatures are made over.</summary>
internal readonly ref struct WebhookMessage(IHeaderDictionary headers, ReadOnlySpan<byte> body, string origin, string target)
{
    /// <summary>The request's headers.</summary>
    public IHeaderDictionary Headers { get; } = headers;

    /// <summary>Its body, as it came.</summary>
    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>Scheme, host and port under which the collector was called, as far as it knows.</summary>
    public string Origin { get; } = origin;

    /// <summary>Path and query as they came.</summary>
    public string Target { get; } = target;
}
