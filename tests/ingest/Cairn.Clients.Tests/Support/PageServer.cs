using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Cairn.Clients.Tests.Support;

/// <summary>The web site whose pages use the clients, on an origin of its own: <c>/{page}</c> runs the script of that name.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private static readonly TimeSpan BundleTime = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _bundles = Directory.CreateTempSubdirectory("cairn-pages-");
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public static async Task<PageServer> StartAsync()
    {
        var server = new PageServer();
        await server.BundleAsync();
        (server._app, server.Address) = await WebHost.StartAsync(server.HandleAsync);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _bundles.Delete(recursive: true);
    }

    /// <summary>Makes one file of every page's script and the clients that it imports.</summary>
    private async Task BundleAsync()
    {
        var pages = Directory.GetFiles(ProjectFiles.Find("Pages"), "*.js").Order(StringComparer.Ordinal);
        var start = new ProcessStartInfo(ProjectFiles.Find("node_modules", ".bin", "esbuild"),
        [
            .. pages, "--bundle", "--format=iife", "--define:process.env.NODE_ENV=\"production\"", "--log-level=error", $"--outdir={_bundles.FullName}",
        ])
        {
            RedirectStandardError = true,
        };
        using var esbuild = Process.Start(start)!;
        using var limit = new CancellationTokenSource(BundleTime);
        var errors = await esbuild.StandardError.ReadToEndAsync(limit.Token);
        await esbuild.WaitForExitAsync(limit.Token);
        esbuild.ExitCode.ShouldBe(0, errors);
    }

    private Task HandleAsync(HttpContext http)
    {
        var name = Path.GetFileName(http.Request.Path.Value ?? "");
        if (!name.EndsWith(".js", StringComparison.Ordinal))
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync(
                $"<!doctype html><html><head><title>Shoes</title><link rel=\"icon\" href=\"data:,\"></head><body><button>Buy</button><script src=\"/bundles/{name}.js\"></script></body></html>");
        }
        http.Response.ContentType = "text/javascript; charset=utf-8";
        return http.Response.SendFileAsync(Path.Combine(_bundles.FullName, name));
    }
}
