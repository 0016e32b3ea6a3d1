using System.Text;
using Cairn.Model;
using Cairn.Spool.Files;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Spool.Tests;

/// <summary>A damaged file costs what was damaged: the writer goes on in another, and every other file is looked after.</summary>
public sealed class DamagedSpoolTests : IDisposable
{
    private const int Megabyte = 1 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-spool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_group_that_is_committed_is_stored_whatever_becomes_of_the_checkpoint_behind_it()
    {
        await using var spool = Open();
        for (var i = 0; i < 6; i++)
            (await spool.AppendAsync(Request(new string('x', Megabyte)), 1)).IsStored.ShouldBeTrue();
        var file = Path.Combine(_folder, FileOf(spool.Files[0]));
        await Wait.UntilAsync(() => new FileInfo(file).Length > 6 * Megabyte, "the log is moved into the file");
        // The upkeep asks at the end of each round: after one more it writes nothing into the file that is cut off here.
        spool.State.TakeCheckpointToFinish();
        await Wait.UntilAsync(() => spool.State.TakeCheckpointToFinish(), "the upkeep has moved all of it");
        // To SQLite a file that is so much shorter than its log says is damaged: the next checkpoint fails.
        using (var end = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            end.SetLength(0);
        spool.State.AskToFinishCheckpoint();

        (await spool.AppendAsync(Request("committed"), 1)).ShouldBe(AppendResult.Stored);
        (await spool.AppendAsync(Request("behind"), 1)).ShouldBe(AppendResult.Stored);
        spool.Files.Count.ShouldBe(2);
        ReadAll(spool, spool.Files[1]).ShouldBe(["behind"]);
    }

    [Theory]
    [InlineData("received_at", -1L)]
    [InlineData("received_at", long.MinValue)]
    [InlineData("received_at", long.MaxValue)]
    [InlineData("received_at", 1L << 60)]
    [InlineData("calls", 0L)]
    [InlineData("calls", -7L)]
    [InlineData("calls", long.MaxValue)]
    public async Task Numbers_that_cannot_be_are_damage_and_keep_nothing_from_being_read(string column, long value)
    {
        await using (var spool = Open())
            for (var i = 0; i < 3; i++)
                await spool.AppendAsync(Request($"body {i}"), 1);
        using (var database = SqliteDatabase.Open(Directory.GetFiles(_folder, "*.db").Single(), create: false))
            database.Execute($"UPDATE requests SET {column} = {(value == long.MinValue ? "-9223372036854775807 - 1" : value)} WHERE first_offset = 1");

        await using var again = Open();
        using var reader = again.OpenReader(again.Files[0]);
        var page = new SpoolPage();
        reader.Read(0, page);
        page.Count.ShouldBe(3);
        (page[1].FirstOffset, page[1].Calls).ShouldBe((1, 1));
        page[1].Damage.ShouldNotBeEmpty();
        DateTimeOffset.FromUnixTimeMilliseconds(page[1].Request.ReceivedAt).UtcDateTime.ShouldBe(again.Files[0].Day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromDays(2));
        (page[0].Damage, page[2].Damage, page[2].FirstOffset).ShouldBe(("", "", 2));
    }

    [Fact]
    public async Task A_damaged_file_keeps_no_other_from_being_moved_and_removed()
    {
        var damaged = SpoolFileName.Parse("2026-01-01-000000.db")!.Value;
        await File.WriteAllTextAsync(Path.Combine(_folder, "2026-01-01-000000.db"), new string('x', 10_000), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "2026-01-01-000000.db-wal"), "damaged too", TestContext.Current.CancellationToken);
        var removed = SpoolFileName.Parse("2026-01-02-000000.db")!.Value;
        Directory.CreateDirectory(Path.Combine(_folder, "2026-01-02-000000.db-shm", "in the way"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "2026-01-02-000000.db"), "", TestContext.Current.CancellationToken);
        var gone = SpoolFileName.Parse("2026-01-03-000000.db")!.Value;
        await File.WriteAllTextAsync(Path.Combine(_folder, "2026-01-03-000000.db"), "", TestContext.Current.CancellationToken);

        await using var spool = RequestSpool.Open(new SpoolOptions { Folder = _folder }, TimeProvider.System);
        foreach (var name in new[] { removed, gone })
            spool.Release(name);

        await Wait.UntilAsync(() => !File.Exists(Path.Combine(_folder, FileOf(gone))), "the file behind the damaged ones is removed");
        await Wait.UntilAsync(() => spool.UpkeepProblem.Contains(damaged.LogId, StringComparison.Ordinal) && spool.UpkeepProblem.Contains(FileOf(removed), StringComparison.Ordinal), "both are told");
        spool.Files.ShouldContain(damaged);
        spool.Files.ShouldContain(removed);
        for (var i = 0; i < 12; i++)
            (await spool.AppendAsync(Request(new string('x', Megabyte)), 1)).IsStored.ShouldBeTrue();
        await Wait.UntilAsync(() => new FileInfo(Path.Combine(_folder, FileOf(spool.Files[^1]))).Length > 8 * Megabyte, "the log is moved into its file");
    }

    [Fact]
    public async Task A_latest_file_that_is_damaged_is_not_gone_on_with()
    {
        await using (var spool = Open())
            await spool.AppendAsync(Request("lost"), 1);
        var bytes = new byte[30_000];
        Array.Fill(bytes, (byte)0xFF);
        await File.WriteAllBytesAsync(Directory.GetFiles(_folder, "*.db").Single(), bytes, TestContext.Current.CancellationToken);

        await using var again = Open();
        again.Rejection.ShouldBe("");
        (await again.AppendAsync(Request("next"), 1)).IsStored.ShouldBeTrue();
        again.Files.Count.ShouldBe(2);
        ReadAll(again, again.Files[1]).ShouldBe(["next"]);
    }

    [Fact]
    public async Task A_file_that_is_left_takes_no_more()
    {
        await using var spool = Open();
        await spool.AppendAsync(Request("first"), 1);
        spool.Leave(spool.Files[0]);
        await spool.AppendAsync(Request("second"), 1);
        spool.Files.Select(name => ReadAll(spool, name).Single()).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task What_was_released_is_kept_when_the_release_is_taken_back()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var spool = RequestSpool.Open(new SpoolOptions { Folder = _folder, FileBytes = 1 }, time);
        for (var i = 0; i < 3; i++)
            await spool.AppendAsync(Request($"body {i}"), 1);
        var (kept, gone) = (spool.Files[0], spool.Files[1]);
        spool.Release(kept);
        spool.TakeBackReleases();
        spool.Release(gone);
        time.Advance(TimeSpan.FromDays(30));
        await Wait.UntilAsync(() => !spool.Files.Contains(gone), "the released file is removed");
        spool.Files.ShouldContain(kept);
    }

    private RequestSpool Open() => RequestSpool.Open(new SpoolOptions { Folder = _folder }, TimeProvider.System);

    private static string FileOf(SpoolFileName name) => name.LogId[SpoolFileName.LogPrefix.Length..] + ".db";

    private static ClientRequest Request(string body) => new()
    {
        Source = "web",
        Path = "/v1/t",
        ReceivedAt = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static List<string> ReadAll(RequestSpool spool, SpoolFileName name)
    {
        var page = new SpoolPage();
        using var reader = spool.OpenReader(name);
        reader.Read(0, page);
        return [.. Enumerable.Range(0, page.Count).Select(i => Encoding.UTF8.GetString(page[i].Request.Body.Span))];
    }
}
