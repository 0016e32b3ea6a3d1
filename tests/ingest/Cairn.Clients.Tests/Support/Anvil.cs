using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Cairn.Model;

namespace Cairn.Clients.Tests.Support;

/// <summary>A local development chain, whose accounts sign as a customer's wallet does.</summary>
internal sealed class Anvil : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private Anvil(Process process, Uri address)
    {
        _process = process;
        _http.BaseAddress = address;
    }

    public static async Task<Anvil> StartAsync()
    {
        var program = ProjectFiles.Find("node_modules", "@foundry-rs", "anvil-linux-amd64", "bin", "anvil");
        var process = Process.Start(new ProcessStartInfo(program, ["--host", "127.0.0.1", "--port", "0"]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                return new Anvil(process, new Uri("http://" + line[Listening.Length..]));
        throw new InvalidOperationException("anvil ended before it listened.");
    }

    /// <summary>Its account 0, with its checksum.</summary>
    public async Task<string> AccountAsync() => WalletAddress.Checksummed((string)(await AskAsync("eth_accounts"))[0]!);

    public async Task<string> SignAsync(string account, string text) =>
        (string)(await AskAsync("personal_sign", "0x" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)), account))!;

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _http.Dispose();
    }

    private async Task<JsonNode> AskAsync(string method, params string[] parameters)
    {
        using var answer = await _http.PostAsJsonAsync("", new { jsonrpc = "2.0", id = 1, method, @params = parameters }, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["result"]!;
    }
}
