namespace Cairn.Collector;

/// <summary>Bounds of connections and of the heads of requests; whoever breaks one is answered by 4xx or cut off.</summary>
public sealed record ConnectionLimits
{
    /// <summary>The most connections at once; further ones are closed at once.</summary>
    public int MaxConnections { get; init; } = 20_000;

    /// <summary>The most bytes of a request's headers together (431).</summary>
    public int HeaderBytes { get; init; } = 32 * 1024;

    /// <summary>The most headers of a request (431).</summary>
    public int Headers { get; init; } = 100;

    /// <summary>The most bytes of the request line (414): a tracker that sends its events by GET puts them all there.</summary>
    public int RequestLineBytes { get; init; } = 32 * 1024;

    /// <summary>The most bytes that wait in one connection's buffer; at least the two above.</summary>
    public int BufferBytes { get; init; } = 128 * 1024;

    /// <summary>How long a request's head may take to arrive (408).</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may do nothing.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(130);

    /// <summary>The slowest that a body may arrive (503), bytes a second after <see cref="BodyGrace"/>.</summary>
    public double SlowestBody { get; init; } = 240;

    /// <summary>How long a body may take to arrive (503), however fast its beginning came.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>From when on <see cref="SlowestBody"/> counts.</summary>
    public TimeSpan BodyGrace { get; init; } = TimeSpan.FromSeconds(5);
}
