using System.Net;
using Cairn.Spool;

namespace Cairn.Collector;

/// <summary>How the collector runs.</summary>
public sealed record CollectorOptions
{
    /// <summary>What it is unless somebody says otherwise.</summary>
    internal static CollectorOptions Defaults { get; } = new() { Data = ".cairn" };

    /// <summary>The data folder.</summary>
    public required string Data { get; init; }

    /// <summary>The tracking plan's file, for whoever starts the collector; empty when the plan comes from elsewhere.</summary>
    public string PlanFile { get; init; } = "";

    /// <summary>Where clients reach it; port 0 takes any that is free.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 8080);

    /// <summary>
    /// The address that clients are told to send to, such as <c>https://events.example.com</c>; null tells them the one that
    /// they asked, which is wrong behind a proxy that ends TLS.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// Whether the header <see cref="ReceiptHeader"/> is believed to say when a request was received: for playing recorded or
    /// simulated traffic into a collector of its own. Whoever can send may then date events as they like.
    /// </summary>
    public bool TrustsReceipt { get; init; }

    /// <summary>The header with a time of receipt, ISO 8601 with its zone.</summary>
    public const string ReceiptHeader = "Cairn-Received-At";

    /// <summary>
    /// Whether bodies are read and forgotten, and every request answered as if it were stored: for measuring what the rest
    /// costs, and for nothing else.
    /// </summary>
    public bool Discards { get; init; }

    /// <summary>Pages that may send from a browser, as origins (<c>https://www.example.com</c>); all pages when there are none.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Sites in whose name wallets sign that they are somebody's (EIP-4361), hosts with a port where they have one; none: no signatures are taken.</summary>
    public IReadOnlyList<string> WalletDomains { get; init; } = [];

    /// <summary>Bounds of connections and of the heads of requests.</summary>
    public ConnectionLimits Connections { get; init; } = new();

    /// <summary>Bounds of bodies.</summary>
    public BodyLimits Bodies { get; init; } = new();

    /// <summary>How often one may send.</summary>
    public RateLimits Rates { get; init; } = new();

    /// <summary>The proxies before it, whose word about a client's address counts.</summary>
    public ProxyOptions Proxies { get; init; } = new();

    /// <summary>The spool's bounds; its folder is always <c>spool</c> in the data folder.</summary>
    public SpoolOptions Spool { get; init; } = new() { Folder = "spool" };

    /// <summary>How messages are recognised.</summary>
    public DeduplicationLimits Deduplication { get; init; } = new();

    /// <summary>At least so much time lies between two inserts into the warehouse while it keeps up.</summary>
    public TimeSpan LoadInterval { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How often changed keys are looked for.</summary>
    public TimeSpan KeyRefresh { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long requests under way may take to end when it stops.</summary>
    public TimeSpan StopTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether figures are kept for <c>/metrics</c>, which costs a request about half a microsecond.</summary>
    public bool HasMetrics { get; init; } = true;

    /// <summary>Where <c>/metrics</c> is answered without a token, on this machine; null for nowhere.</summary>
    public IPEndPoint? MetricsListen { get; init; }

    /// <summary>Where metrics and traces go.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();
}
