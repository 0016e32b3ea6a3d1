using System.Buffers.Binary;
using System.Text;
using Cairn.Model;

namespace Cairn.Spool.Tests;

/// <summary>A spool as a process leaves it that was killed: its files are copied while it is open.</summary>
internal sealed class CrashedSpool : IAsyncDisposable
{
    public const int PageBytes = 8192, FrameBytes = PageBytes + 24, HeaderBytes = 32;

    private const int RoundAt = 12, LargeBytes = 1 << 20, MaxLarge = 1000;

    private readonly string _left = Directory.CreateTempSubdirectory("cairn-spool-").FullName;
    private readonly string _live = Directory.CreateTempSubdirectory("cairn-spool-").FullName;

    /// <summary>The folder as it was left.</summary>
    public string Folder => _left;

    public string Log => Directory.GetFiles(_left, "*-wal").Single();

    /// <summary>Large requests that were stored before the others.</summary>
    public int Earlier { get; private set; }

    /// <summary>Stores requests one by one, each of which is acknowledged, and leaves the folder.</summary>
    /// <param name="requests">How many.</param>
    /// <param name="bodyBytes">How large each is.</param>
    /// <param name="earlierRounds">How often the log was written before, by large requests, and begun anew.</param>
    public static async Task<CrashedSpool> LeaveAsync(int requests, int bodyBytes, int earlierRounds = 0)
    {
        var crashed = new CrashedSpool();
        await using var spool = RequestSpool.Open(new SpoolOptions { Folder = crashed._live }, TimeProvider.System);
        for (; earlierRounds > 0 && crashed.Round() < earlierRounds; crashed.Earlier++)
        {
            crashed.Earlier.ShouldBeLessThan(MaxLarge, "the log is begun anew");
            (await spool.AppendAsync(Request(crashed.Earlier, LargeBytes), 1)).IsStored.ShouldBeTrue();
        }
        for (var i = 0; i < requests; i++)
            (await spool.AppendAsync(Request(crashed.Earlier + i, bodyBytes), 1)).IsStored.ShouldBeTrue();
        foreach (var file in Directory.GetFiles(crashed._live).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(crashed._left, Path.GetFileName(file)));
        return crashed;
    }

    /// <summary>Opens it again as the next process does and reads everything: bodies, or what is said of damage, by place.</summary>
    public async Task<(int Repaired, IReadOnlyList<string> Read)> OpenAsync()
    {
        await using var spool = RequestSpool.Open(new SpoolOptions { Folder = _left }, TimeProvider.System);
        var all = new List<string>();
        var page = new SpoolPage();
        using var reader = spool.OpenReader(spool.Files[0]);
        for (long next = 0; ; next = page[page.Count - 1].FirstOffset + page[page.Count - 1].Calls)
        {
            reader.Read(next, page);
            if (page.Count == 0)
                return (spool.Repaired, all);
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

    /// <summary>How often SQLite has begun the log anew: the checkpoint sequence number in its header (SQLite's file format, 4.1).</summary>
    private uint Round()
    {
        var header = new byte[HeaderBytes];
        using var log = new FileStream(Directory.GetFiles(_live, "*-wal").Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return log.Read(header) < HeaderBytes ? 0 : BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(RoundAt));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_left, recursive: true);
        Directory.Delete(_live, recursive: true);
        return ValueTask.CompletedTask;
    }
}
