using Cairn.Pipeline.Deduplication;
using static Cairn.Collector.Configuration.Kinds;

namespace Cairn.Collector.Configuration;

/// <summary>
/// Every setting of the collector. Flags, variables, the file, <c>--show-config</c> and the table in
/// docs/collector-operation.md all come from this list; defaults are those of <see cref="CollectorOptions"/>.
/// </summary>
public static class Settings
{
    private const long Kilobyte = 1 << 10, Megabyte = 1 << 20, Gigabyte = 1 << 30, Terabyte = 1L << 40;

    /// <summary>The data folder: where the file of settings is looked for too.</summary>
    public static Setting Data { get; } = new Setting<string>(
        "data", "The data folder.", Kinds.Path("DIR"), o => o.Data, (o, v) => o with { Data = v }) { IsPath = true };

    /// <summary>The tracking plan's file.</summary>
    public static Setting Plan { get; } = new Setting<string>(
        "plan", "The tracking plan.", Kinds.Path("FILE"), o => o.PlanFile, (o, v) => o with { PlanFile = v }) { IsPath = true };

    /// <summary>For how long messages are recognised, which a replay has to know too.</summary>
    public static Setting DeduplicationDays { get; } = Of(
        "deduplication.days", "For how many days after it last came a message is recognised.", Count(1, MessageIndexOptions.MaxWindowDays),
        o => o.Deduplication.Days, (o, v) => o with { Deduplication = o.Deduplication with { Days = v } });

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Data,
        Plan,
        Of("listen", "Address and port; port 0 takes any that is free.", Address, o => o.Listen, (o, v) => o with { Listen = v }),
        Of("public_url", "The address that clients are told to send to; without it, the one that they asked.",
            Url(mayHavePath: false), o => new UrlText(o.PublicUrl), (o, v) => o with { PublicUrl = v.Url }),
        Of("wallet_domains", "Sites in whose name wallets sign that they are somebody's; none: no signatures are taken.", Domains, o => o.WalletDomains, (o, v) => o with { WalletDomains = v }),
        Of("allowed_origins", "Pages that may send from a browser; all when there are none.", Origins, o => o.AllowedOrigins, (o, v) => o with { AllowedOrigins = v }),
        .. Requests(),
        .. Storage(),
        .. Telemetry(),
    ];

    private static IEnumerable<Setting> Requests() =>
    [
        Of("connections.max", "The most connections at once; further ones are closed.", Count(1, 1_000_000), o => o.Connections.MaxConnections, (o, v) => o with { Connections = o.Connections with { MaxConnections = v } }),
        Of("connections.header_bytes", "The most bytes of a request's headers (431).", Bytes(Kilobyte, 16 * Megabyte), o => o.Connections.HeaderBytes, (o, v) => o with { Connections = o.Connections with { HeaderBytes = (int)v } }),
        Of("connections.headers", "The most headers of a request (431).", Count(10, 10_000), o => o.Connections.Headers, (o, v) => o with { Connections = o.Connections with { Headers = v } }),
        Of("connections.request_line_bytes", "The most bytes of a request's path and query (414).", Bytes(Kilobyte, 16 * Megabyte), o => o.Connections.RequestLineBytes, (o, v) => o with { Connections = o.Connections with { RequestLineBytes = (int)v } }),
        Of("connections.buffer_bytes", "The most bytes that wait in one connection's buffer.", Bytes(4 * Kilobyte, 64 * Megabyte), o => o.Connections.BufferBytes, (o, v) => o with { Connections = o.Connections with { BufferBytes = (int)v } }),
        Of("connections.headers_timeout", "How long a request's head may take to arrive (408).", Duration("1s", "1h"), o => o.Connections.HeadersTimeout, (o, v) => o with { Connections = o.Connections with { HeadersTimeout = v } }),
        Of("connections.keep_alive_timeout", "How long a connection may do nothing.", Duration("1s", "1d"), o => o.Connections.KeepAliveTimeout, (o, v) => o with { Connections = o.Connections with { KeepAliveTimeout = v } }),
        Of("connections.min_body_rate", "The slowest that a body may arrive (503), bytes a second.", Rate(0, 1_000_000_000), o => o.Connections.SlowestBody, (o, v) => o with { Connections = o.Connections with { SlowestBody = v } }),
        Of("connections.body_grace", "After how long the slowest body counts.", Duration("2s", "1h"), o => o.Connections.BodyGrace, (o, v) => o with { Connections = o.Connections with { BodyGrace = v } }),
        Of("connections.body_timeout", "How long a body may take to arrive altogether (503).", Duration("1s", "1d"), o => o.Connections.BodyTimeout, (o, v) => o with { Connections = o.Connections with { BodyTimeout = v } }),
        Of("bodies.wire_bytes", "The longest body as it comes (413).", Bytes(Kilobyte, Gigabyte), o => o.Bodies.WireBytes, (o, v) => o with { Bodies = o.Bodies with { WireBytes = (int)v } }),
        Of("bodies.unpacked_bytes", "The longest body after it was unpacked (413).", Bytes(Kilobyte, Gigabyte), o => o.Bodies.UnpackedBytes, (o, v) => o with { Bodies = o.Bodies with { UnpackedBytes = (int)v } }),
        Of("bodies.under_way_bytes", "The most memory of all requests under way (503), beside 16KB each.", Bytes(Megabyte, Terabyte), o => o.Bodies.UnderWayBytes, (o, v) => o with { Bodies = o.Bodies with { UnderWayBytes = v } }),
        Of("rate.per_key", "Requests a second under one write key (429); 0 for no limit.", Rate(0, 10_000_000), o => o.Rates.PerKey, (o, v) => o with { Rates = o.Rates with { PerKey = v } }),
        Of("rate.per_address", "Requests a second from one address (429), IPv6 from one /64; 0 for no limit.", Rate(0, 10_000_000), o => o.Rates.PerAddress, (o, v) => o with { Rates = o.Rates with { PerAddress = v } }),
        Of("rate.burst", "For how long's worth of requests one may come at once after a pause.", Duration("100ms", "1h"), o => TimeSpan.FromSeconds(o.Rates.BurstSeconds), (o, v) => o with { Rates = o.Rates with { BurstSeconds = v.TotalSeconds } }),
        Of("rate.addresses", "How many addresses are remembered for that.", Count(64, 16_777_216), o => o.Rates.Addresses, (o, v) => o with { Rates = o.Rates with { Addresses = v } }),
        Of("proxies.header", "The header in which proxies say who asked, such as X-Forwarded-For; empty when there are none.", Text, o => o.Proxies.Header, (o, v) => o with { Proxies = o.Proxies with { Header = v } }),
        Of("proxies.trusted", "The networks in which these proxies stand, beside this machine.", Networks, o => o.Proxies.Trusted, (o, v) => o with { Proxies = o.Proxies with { Trusted = v } }),
    ];

    private static IEnumerable<Setting> Storage() =>
    [
        Of("spool.max_bytes", "The most bytes of all spool files together (503 beyond).", Bytes(16 * Megabyte, 1024 * Terabyte), o => o.Spool.MaxBytes, (o, v) => o with { Spool = o.Spool with { MaxBytes = v } }),
        Of("spool.file_bytes", "A spool file of this size is followed by the day's next.", Bytes(Megabyte, Terabyte), o => o.Spool.FileBytes, (o, v) => o with { Spool = o.Spool with { FileBytes = v } }),
        Of("spool.retention", "How long a body is kept for replay after it was loaded.", Duration("0s", "3650d"), o => o.Spool.Retention, (o, v) => o with { Spool = o.Spool with { Retention = v } }),
        Of("spool.waiting_bytes", "The most memory of requests that wait for the disk (503 beyond).", Bytes(Megabyte, 64 * Gigabyte), o => o.Spool.WaitingBytes, (o, v) => o with { Spool = o.Spool with { WaitingBytes = v } }),
        DeduplicationDays,
        Of("deduplication.max_bytes", "The most memory for messages' ids, 8.4 bytes each.", Bytes(MessageIndexOptions.MaxBytesFloor, MessageIndexOptions.MaxBytesCeiling), o => o.Deduplication.MaxBytes, (o, v) => o with { Deduplication = o.Deduplication with { MaxBytes = v } }),
        Of("load_interval", "The least time between two inserts into the warehouse; up to 1s while they are slow.", Duration("10ms", "1h"), o => o.LoadInterval, (o, v) => o with { LoadInterval = v }),
        Of("key_refresh", "How often changed write keys are looked for.", Duration("10ms", "1h"), o => o.KeyRefresh, (o, v) => o with { KeyRefresh = v }),
        Of("unsafe_trust_receipt", $"Whether the header {CollectorOptions.ReceiptHeader} is believed, for playing recorded traffic: whoever can send may date events.", Word("no", "yes"), o => YesNo(o.TrustsReceipt), (o, v) => o with { TrustsReceipt = v == "yes" }),
        Of("unsafe_discard", "Whether bodies are read and forgotten, for measuring what the rest costs.", Word("no", "yes"), o => YesNo(o.Discards), (o, v) => o with { Discards = v == "yes" }),
        Of("stop_time", "How long requests under way may take to end when it stops.", Duration("0s", "1h"), o => o.StopTime, (o, v) => o with { StopTime = v }),
    ];

    private static IEnumerable<Setting> Telemetry() =>
    [
        Of("metrics.enabled", "Whether /metrics is answered to Prometheus, to whoever shows the operator token.", Word("no", "yes"), o => YesNo(o.HasMetrics), (o, v) => o with { HasMetrics = v == "yes" }),
        Of("metrics.listen", "Where /metrics is answered without a token too.", LocalAddress, o => new AddressText(o.MetricsListen), (o, v) => o with { MetricsListen = v.Address }),
        new Setting<UrlText>("otlp.endpoint", "Where metrics and traces go (OpenTelemetry); none without it.", Url(mayHavePath: true), o => new UrlText(o.Telemetry.Endpoint), (o, v) => o with { Telemetry = o.Telemetry with { Endpoint = v.Url } }) { SharedVariable = "OTEL_EXPORTER_OTLP_ENDPOINT" },
        new Setting<string>("otlp.protocol", "How that receiver is spoken to: http/protobuf or grpc.", Word("http/protobuf", "grpc"), o => o.Telemetry.Protocol, (o, v) => o with { Telemetry = o.Telemetry with { Protocol = v } }) { SharedVariable = "OTEL_EXPORTER_OTLP_PROTOCOL" },
        new Setting<string>("otlp.headers", "Headers for that receiver, name=value with commas between them.", Text, o => o.Telemetry.Headers, (o, v) => o with { Telemetry = o.Telemetry with { Headers = v } }) { SharedVariable = "OTEL_EXPORTER_OTLP_HEADERS", IsSecret = true },
        Of("otlp.interval", "How often metrics are sent.", Duration("100ms", "1h"), o => o.Telemetry.Interval, (o, v) => o with { Telemetry = o.Telemetry with { Interval = v } }),
        Of("otlp.sampled_share", "The share of requests that get a span, 0 to 1.", Rate(0, 1), o => o.Telemetry.SampledShare, (o, v) => o with { Telemetry = o.Telemetry with { SampledShare = v } }),
    ];

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static Setting<T> Of<T>(string name, string description, SettingKind<T> kind, Func<CollectorOptions, T> read, Func<CollectorOptions, T, CollectorOptions> change) =>
        new(name, description, kind, read, change);
}
