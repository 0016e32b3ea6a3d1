using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Cairn.Cli.Tests;

/// <summary>Takes what is sent by OTLP, over HTTP or gRPC, and keeps it as it came: protobuf, in which names stand as UTF-8.</summary>
/// <remarks>Source of the framing: "gRPC over HTTP2", Length-Prefixed-Message and Trailers.</remarks>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    /// <summary>Not compressed, no bytes: the empty message by which OTLP says that all was taken.</summary>
    private static readonly byte[] EmptyMessage = [0, 0, 0, 0, 0];

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Text)> _received = [];

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IEnumerable<string> Paths => _received.Select(one => one.Path).Distinct();

    /// <summary>Everything that came, one text.</summary>
    public string Text => string.Join('\n', _received.Select(one => one.Text));

    /// <summary>Header "key" of what came, other than "hush"; gRPC calls such headers metadata.</summary>
    public ConcurrentQueue<string> Unsigned { get; } = [];

    /// <param name="protocol">http/protobuf or grpc, as a collector's setting says it.</param>
    public static async Task<OtlpReceiver> StartAsync(string protocol)
    {
        var isGrpc = protocol == "grpc";
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.Run(isGrpc ? receiver.TakeGrpcAsync : receiver.TakeHttpAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeHttpAsync(HttpContext http)
    {
        await NoteAsync(http);
        http.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpcAsync(HttpContext http)
    {
        http.Request.ContentType.ShouldBe("application/grpc");
        http.Request.Headers.TE.ToString().ShouldBe("trailers");
        await NoteAsync(http);
        http.Response.ContentType = "application/grpc";
        await http.Response.Body.WriteAsync(EmptyMessage);
        http.Response.AppendTrailer("grpc-status", "0");
    }

    private async Task NoteAsync(HttpContext http)
    {
        if (http.Request.Headers["key"] != "hush")
            Unsigned.Enqueue(http.Request.Path);
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _received.Enqueue((http.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
    }
}
