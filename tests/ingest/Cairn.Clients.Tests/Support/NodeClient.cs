using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Cairn.Clients.Tests.Support;

/// <summary>Runs a script of the folder Scripts in a Node.js of its own, as a server would that uses the client.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web);

    /// <summary>Runs it to its end; it has to end well.</summary>
    /// <param name="script">The file's name.</param>
    /// <param name="collector">Where it sends.</param>
    /// <param name="source">As whom it sends.</param>
    /// <param name="skew">How far its clock is wrong.</param>
    /// <param name="mayComplain">Whether it has something to complain about; otherwise it has to keep quiet.</param>
    /// <returns>What it did.</returns>
    public static async Task<IReadOnlyList<Said>> RunAsync(string script, Uri collector, Source source, TimeSpan skew = default, bool mayComplain = false)
    {
        var start = new ProcessStartInfo("node", [ProjectFiles.Find("Scripts", script)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["COLLECTOR"] = collector.ToString().TrimEnd('/');
        start.Environment["KEY"] = source.Key;
        start.Environment["SKEW"] = skew.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        using var node = Start(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = await node.StandardError.ReadToEndAsync(limit.Token);
            await node.WaitForExitAsync(limit.Token);
            if (!mayComplain)
                errors.ShouldBeEmpty(script);
            node.ExitCode.ShouldBe(0, errors);
            return JsonSerializer.Deserialize<Said[]>(await output, Style)!;
        }
        finally
        {
            if (!node.HasExited)
                node.Kill();
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Assert.Skip($"Node.js is absent ({missing.Message}); ./test says how to get it");
            throw;
        }
    }
}
