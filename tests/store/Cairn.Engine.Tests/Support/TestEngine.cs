using System.Diagnostics;
using System.Net.Sockets;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Support;

/// <summary>A real engine in a process of its own, with a Unix socket and a loopback port with a key.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TestFolder _folder;

    private TestEngine(Process process, TestFolder folder, string data, string key, Uri address)
    {
        (_process, _folder, Data, Key, Address) = (process, folder, data, key, address);
        Http = new HttpClient(Handler()) { BaseAddress = new Uri("http://engine/") };
        Client = new WarehouseClient(Endpoint);
    }

    public string Data { get; }

    public string Key { get; }

    /// <summary>The loopback port.</summary>
    public Uri Address { get; }

    /// <summary>Raw HTTP over the Unix socket.</summary>
    public HttpClient Http { get; }

    public WarehouseClient Client { get; }

    public WarehouseEndpoint Endpoint => new(new Uri("http://engine/"), Handler);

    public static async Task<TestEngine> StartAsync(params string[] arguments)
    {
        var folder = new TestFolder();
        var data = folder["data"];
        var key = Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(folder["key"], key + "\n");
        var process = TestPrograms.Start(
            "engine", ["--data", data, "--listen", "127.0.0.1:0", "--key-file", folder["key"], .. arguments]);
        using var limit = new CancellationTokenSource(Limit);
        var ready = await process.StandardOutput.ReadLineAsync(limit.Token);
        if (ready is null) throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(limit.Token));
        return new TestEngine(process, folder, data, key, new Uri(ready[ready.IndexOf("http://", StringComparison.Ordinal)..]));
    }

    public async Task<string> QueryAsync(string sql) => await (await PostAsync(sql)).Content.ReadAsStringAsync();

    public Task<HttpResponseMessage> PostAsync(string sql, string url = "/") => Http.PostAsync(new Uri(url, UriKind.Relative), new StringContent(sql));

    /// <summary>Stops the engine as an operator would and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private SocketsHttpHandler Handler() => new()
    {
        ConnectCallback = async (_, ct) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(Data, "engine.sock")), ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
