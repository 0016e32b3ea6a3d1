using System.Text;
using Cairn.Collect.Spooling;

namespace Cairn.Collect.Tests.Spooling;

/// <summary>A spool as a process leaves it that was killed: its files are copied while it is open.</summary>
internal sealed class CrashedSpool : IAsyncDisposable
{
    public const int PageBytes = 8192, FrameBytes = PageBytes + 24, HeaderBytes = 32;

    private readonly string _left = Directory.CreateTempSubdirectory("cairn-spool-").FullName;
    private readonly string _live = Directory.CreateTempSubdirectory("cairn-spool-").FullName;

    /// <summary>The folder as it was left.</summary>
    public string Folder => _left;

    public string Log => Directory.GetFiles(_left, "*-wal").Single();

    /// <summary>Stores requests one by one, each of which is acknowledged, and leaves the folder.</summary>
    public static async Task<CrashedSpool> LeaveAsync(int requests, int bodyBytes)
    {
        var crashed = new CrashedSpool();
        await using var spool = Spool.Open(new SpoolOptions { Folder = crashed._live }, TimeProvider.System);
        for (var i = 0; i < requests; i++)
            (await spool.AppendAsync(Request(i, bodyBytes), 1)).IsStored.ShouldBeTrue();
        foreach (var file in Directory.GetFiles(crashed._live).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(crashed._left, Path.GetFileName(file)));
        return crashed;
    }

    /// <summary>Opens it again as the next process does and reads everything: bodies, or what is said of damage, by place.</summary>
    public async Task<(int Mended, IReadOnlyList<string> Read)> OpenAsync()
    {
        await using var spool = Spool.Open(new SpoolOptions { Folder = _left }, TimeProvider.System);
        var all = new List<string>();
        var page = new SpoolPage();
        using var reader = spool.OpenReader(spool.Files[0]);
        for (long next = 0; ; next = page[page.Count - 1].FirstOffset + page[page.Count - 1].Calls)
        {
            reader.Read(next, page);
            if (page.Count == 0)
                return (spool.Mended, all);
            for (var i = 0; i < page.Count; i++)
                all.AddRange(Enumerable.Repeat(page[i].Damage.Length > 0 ? "damaged" : Encoding.UTF8.GetString(page[i].Request.Body.Span)[..9], page[i].Calls));
        }
    }

    public static string Body(int number) => $"body {number:D4}";

    public static ClientRequest Request(int number, int bodyBytes) => new()
    {
        Source = "web",
        Path = "/v1/t",
        ReceivedAt = 1_790_000_000_000,
        Body = Encoding.UTF8.GetBytes(Body(number) + new string('x', bodyBytes)),
    };

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_left, recursive: true);
        Directory.Delete(_live, recursive: true);
        return ValueTask.CompletedTask;
    }
}
