using Cairn.Model;
using Cairn.Server.Accept;
using Cairn.Server.Fixed;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cairn.Server;

/// <summary>The collector on its port: Kestrel with one handler, and nothing else on the way to the spool.</summary>
public sealed class CollectorHost : IAsyncDisposable
{
    /// <summary>
    /// Connections that may wait to be accepted; the kernel's own bound (net.core.somaxconn) is 4,096 as a rule. Beyond it a
    /// client hears nothing and tries again after a second, so one who comes during a burst would wait that long.
    /// </summary>
    private const int Backlog = 4096;

    private readonly WebApplication _app;
    private readonly Acceptance _acceptance;

    private CollectorHost(WebApplication app, Acceptance acceptance)
    {
        (_app, _acceptance) = (app, acceptance);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Address = new Uri(address);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>How many requests are under way.</summary>
    public int UnderWay => _acceptance.UnderWay;

    /// <summary>Begins to listen.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="parts">What it is made of; whoever made them ends them, after the collector.</param>
    /// <param name="ct">Gives the start up.</param>
    /// <exception cref="UserException">The port is taken or may not be used.</exception>
    public static async Task<CollectorHost> StartAsync(ServerOptions options, CollectorParts parts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(parts);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTime);
        builder.WebHost.UseKestrelCore().UseSockets(static sockets => sockets.Backlog = Backlog).ConfigureKestrel(kestrel => Configure(kestrel, options));
        var app = builder.Build();
        var health = new HealthAnswers(parts.Spool, parts.Keys, parts.Health, parts.Time);
        var acceptance = new Acceptance(options, parts, health);
        app.Run(new RequestHandler(options, parts, new FixedAnswers(options, health), acceptance).HandleAsync);
        try
        {
            await app.StartAsync(ct);
            return new CollectorHost(app, acceptance);
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            acceptance.Dispose();
            throw new UserException($"{options.Listen} cannot be listened on: {problem.Message}", "Choose another port with --listen, or stop what uses it.", problem);
        }
    }

    /// <summary>Takes no more connections and lets the requests under way end; what they brought is on disk when this returns.</summary>
    public Task StopAsync(CancellationToken ct) => _app.StopAsync(ct);

    /// <summary>Stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _acceptance.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, ServerOptions options)
    {
        var (limits, connections) = (kestrel.Limits, options.Connections);
        kestrel.AddServerHeader = false;
        limits.MaxConcurrentConnections = connections.Most;
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
    }
}
