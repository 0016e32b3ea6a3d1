using System.Net;
using Cairn.Engine.Chdb;
using Cairn.Engine.Sql;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Engine.Http;

/// <summary>Kestrel with the engine's endpoints, on a Unix socket and perhaps a loopback port.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private const int MaxRequestLineLength = 1024 * 1024 + 64 * 1024;
    private const int MaxConnections = 512;

    private readonly WebApplication _app;
    private readonly Leases _leases;
    private readonly QuerySlots _slots;

    private EngineHost(WebApplication app, Leases leases, QuerySlots slots, string socket)
    {
        (_app, _leases, _slots, Socket) = (app, leases, slots, socket);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var port = addresses.FirstOrDefault(address => !address.StartsWith("http://unix:", StringComparison.Ordinal));
        Listening = port is null ? null : new Uri(port).Authority;
    }

    public string Socket { get; }

    /// <summary>Host and port of the loopback listener; null when there is none.</summary>
    public string? Listening { get; }

    public static async Task<EngineHost> StartAsync(
        EngineProcessOptions options, string socket, ChdbServer server, string? key, Action stop, CancellationToken stopping)
    {
        var limits = options.Limits;
        ThreadPool.GetMinThreads(out var workers, out var ports);
        // Every running statement blocks a thread in chDB; the pool must not need to grow for it.
        ThreadPool.SetMinThreads(workers + limits.ConcurrentQueries + limits.ConcurrentWrites, ports);
        File.Delete(socket);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, socket, options.Listen));
        var app = builder.Build();

        var slots = new QuerySlots(limits);
        var leases = new Leases(options.Linger, stop, TimeProvider.System);
        var policy = new SettingPolicy(server.Settings, server.TableSettings, limits);
        var guard = new StatementGuard(server.TableFunctions, server.TableEngines, policy, hasClusters: options.ConfigFile is not null);
        var runner = new StatementRunner(server, guard, slots, new RunningQueries(server));
        var endpoints = new EngineEndpoints(new KeyCheck(key), new RequestReader(policy, limits), runner, leases, limits, stopping);
        app.Run(endpoints.HandleAsync);
        await app.StartAsync(CancellationToken.None);
        File.SetUnixFileMode(socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new EngineHost(app, leases, slots, socket);
    }

    public async Task StopAsync(CancellationToken ct)
    {
        await _app.StopAsync(ct);
        File.Delete(Socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _leases.Dispose();
        _slots.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, string socket, IPEndPoint? listen)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLineLength;
        kestrel.Limits.MaxRequestBufferSize = 2 * MaxRequestLineLength;
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        // INSERT bodies are streamed, so their length costs no memory, and an importer may pause while it reads its file.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.ListenUnixSocket(socket, endpoint => endpoint.Use(next => connection =>
        {
            connection.Items[KeyCheck.TrustedItem] = true;
            return next(connection);
        }));
        if (listen is not null) kestrel.Listen(listen);
    }
}
