using Cairn.Collector.Accept;
using Cairn.Collector.Reads;
using Cairn.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Collector;

/// <summary>The collector on its port: Kestrel with one handler, and nothing else on the way to the spool.</summary>
public sealed class CollectorHost : IAsyncDisposable
{
    /// <summary>
    /// Connections that may wait to be accepted; the kernel's own bound (net.core.somaxconn) is 4,096 as a rule. Beyond it a
    /// client hears nothing and tries again after a second, so one who comes during a burst would wait that long.
    /// </summary>
    private const int Backlog = 4096;

    private readonly CollectorOptions _options;
    private readonly WebApplication _app;
    private Acceptance? _acceptance;

    private CollectorHost(CollectorOptions options, WebApplication app) => (_options, _app) = (options, app);

    /// <summary>Where it listens.</summary>
    /// <exception cref="InvalidOperationException">It does not listen yet.</exception>
    public Uri Address
    {
        get => field ?? throw new InvalidOperationException("The collector does not listen yet.");
        private set;
    }

    /// <summary>Where <c>/metrics</c> is answered without a token; null for nowhere.</summary>
    public Uri? MetricsAddress { get; private set; }

    /// <summary>How many requests are under way.</summary>
    public int UnderWay => _acceptance?.UnderWay ?? 0;

    /// <summary>Bytes that they have taken of <see cref="BodyLimits.UnderWayBytes"/>.</summary>
    public long MemoryUnderWay => _acceptance?.MemoryUnderWay ?? 0;

    /// <summary>Makes what needs no other part, while those are being opened.</summary>
    /// <param name="options">How it runs.</param>
    public static CollectorHost Build(CollectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTime);
        builder.WebHost.UseKestrelCore().UseSockets(static sockets => sockets.Backlog = Backlog).ConfigureKestrel(kestrel => Configure(kestrel, options));
        return new CollectorHost(options, builder.Build());
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="parts">What it is made of; whoever made them ends them, after the collector.</param>
    /// <param name="ct">Gives the start up.</param>
    /// <exception cref="UserException">The port is taken or may not be used.</exception>
    public async Task ListenAsync(CollectorParts parts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var health = new HealthAnswers(parts.Spool, parts.Keys, parts.Health, parts.Time);
        _acceptance = new Acceptance(_options, parts, health);
        _app.Run(new RequestHandler(_options, parts, new FixedAnswers(_options, health), _acceptance).HandleAsync);
        try
        {
            await _app.StartAsync(ct);
            var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            (Address, MetricsAddress) = (new Uri(addresses.First()), _options.MetricsListen is null ? null : new Uri(addresses.Last()));
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException)
        {
            throw new UserException(
                $"{_options.Listen}{(_options.MetricsListen is { } metrics ? $" or {metrics}" : "")} cannot be listened on: {problem.Message}",
                "Choose another port with --listen (or --metrics-listen), or stop what uses it.", problem);
        }
    }

    /// <summary>Takes no more connections and lets the requests under way end; what they brought is on disk when this returns.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _acceptance?.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, CollectorOptions options)
    {
        var (limits, connections) = (kestrel.Limits, options.Connections);
        kestrel.AddServerHeader = false;
        limits.MaxConcurrentConnections = connections.MaxConnections;
        limits.MaxRequestHeadersTotalSize = connections.HeaderBytes;
        limits.MaxRequestHeaderCount = connections.Headers;
        limits.MaxRequestLineSize = connections.RequestLineBytes;
        limits.MaxRequestBufferSize = Math.Max(connections.BufferBytes, Math.Max(connections.HeaderBytes, connections.RequestLineBytes));
        limits.RequestHeadersTimeout = connections.HeadersTimeout;
        limits.KeepAliveTimeout = connections.KeepAliveTimeout;
        limits.MinRequestBodyDataRate = new MinDataRate(connections.SlowestBody, connections.BodyGrace);
        // The collector bounds bodies itself, because it says why in an answer that a browser may read.
        limits.MaxRequestBodySize = null;
        kestrel.Listen(options.Listen, static endpoint => endpoint.Protocols = HttpProtocols.Http1);
        if (options.MetricsListen is { } metrics)
            kestrel.Listen(metrics, static endpoint => endpoint.Protocols = HttpProtocols.Http1);
    }
}
