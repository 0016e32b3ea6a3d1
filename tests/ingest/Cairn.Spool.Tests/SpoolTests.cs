using System.Text;
using Cairn.Model;
using Cairn.Spool.Files;

namespace Cairn.Spool.Tests;

public sealed class SpoolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-spool-").FullName;

    [Fact]
    public async Task What_was_stored_is_read_in_order_with_contiguous_places()
    {
        await using (var spool = Open())
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => spool.AppendAsync(Request($"body {i}"), 1 + i % 3).AsTask()));
            outcomes.ShouldAllBe(outcome => outcome.IsStored);
            ReadAll(spool).Count.ShouldBe(500);
        }
        await using var again = Open();
        var read = ReadAll(again);
        read.Count.ShouldBe(500);
        read.Select(one => one.Body).ToHashSet().SetEquals(Enumerable.Range(0, 500).Select(i => $"body {i}")).ShouldBeTrue();
        long next = 0;
        foreach (var one in read)
        {
            one.Offset.ShouldBe(next);
            next += one.Calls;
        }
        again.OpenReader(again.Files[0]).End().ShouldBe(next);
    }

    [Fact]
    public async Task A_restarted_spool_goes_on_in_the_same_file()
    {
        for (var round = 0; round < 3; round++)
        {
            await using var spool = Open();
            (await spool.AppendAsync(Request("x"), 2)).IsStored.ShouldBeTrue();
        }
        await using var last = Open();
        last.Files.Count.ShouldBe(1);
        ReadAll(last).Select(one => one.Offset).ShouldBe([0, 2, 4]);
    }

    [Fact]
    public async Task A_full_file_is_followed_by_another_and_all_of_both_is_read()
    {
        await using var spool = Open(fileBytes: 100_000);
        for (var i = 0; i < 60; i++)
            (await spool.AppendAsync(Request(new string('x', 5000)), 1)).IsStored.ShouldBeTrue();
        spool.Files.Count.ShouldBeGreaterThan(2);
        ReadAll(spool).Count.ShouldBe(60);
    }

    [Fact]
    public async Task At_its_bound_it_rejects_until_released_files_have_made_room()
    {
        await using var spool = Open(maxBytes: 400_000, fileBytes: 60_000);
        var stored = 0;
        AppendResult last;
        while ((last = await spool.AppendAsync(Request(new string('x', 5000)), 1)).IsStored)
            stored++;
        last.Rejection.ShouldBe("spool_full");
        spool.Rejection.ShouldBe("spool_full");
        ReadAll(spool).Count.ShouldBe(stored);

        foreach (var name in spool.Files.SkipLast(1))
            spool.Release(name);
        await Wait.UntilAsync(() => spool.Rejection.Length == 0, "room again");
        (await spool.AppendAsync(Request("after"), 1)).IsStored.ShouldBeTrue();
        // Others may be on their way out while they are looked at; the one that is written stays.
        ReadFile(spool, spool.Files[^1])[^1].Body.ShouldBe("after");
    }

    [Fact]
    public async Task Bytes_that_changed_on_disk_are_told_and_what_lies_behind_is_read()
    {
        await using (var spool = Open())
            for (var i = 0; i < 40; i++)
                await spool.AppendAsync(Request($"body number {i:D4} {new string('x', 300)}"), 1);
        var file = Directory.GetFiles(_folder, "*.db").Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        // A page that was split keeps an old copy in its free space.
        for (int at, from = 0; (at = bytes.AsSpan(from).IndexOf("body number 0020"u8)) >= 0; from += at + 1)
            bytes[from + at + 3] ^= 0x10;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await using var again = Open();
        var read = ReadAll(again);
        read.Count.ShouldBe(40);
        read.Where(one => one.Damage.Length > 0).ShouldHaveSingleItem().Offset.ShouldBe(20);
    }

    [Fact]
    public async Task Pages_that_cannot_be_read_become_damage_that_keeps_the_places_of_the_rest()
    {
        await using (var spool = Open())
            for (var i = 0; i < 200; i++)
                await spool.AppendAsync(Request($"body number {i:D4} {new string('x', 1000)}"), 1);
        var file = Directory.GetFiles(_folder, "*.db").Single();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        var page = bytes.AsSpan().IndexOf("body number 0100"u8) / 8192 * 8192;
        bytes.AsSpan(page, 64).Fill(0xFF);
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await using var again = Open();
        var read = ReadAll(again);
        read.Sum(one => one.Calls).ShouldBe(200);
        read.ShouldContain(one => one.Damage.Length > 0);
        read[^1].Body.ShouldStartWith("body number 0199");
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(3, 5)]
    [InlineData(0, 5)]
    public async Task Requests_that_are_gone_are_damage_up_to_where_some_are_known_to_have_been(int from, int to)
    {
        await using (var spool = Open())
            for (var i = 0; i < 5; i++)
                await spool.AppendAsync(Request($"body {i}"), 1);
        using (var database = SqliteDatabase.Open(Directory.GetFiles(_folder, "*.db").Single(), create: false))
            database.Execute($"DELETE FROM requests WHERE first_offset >= {from} AND first_offset < {to}");

        await using var again = Open();
        using var reader = again.OpenReader(again.Files[0]);
        var page = new SpoolPage();
        reader.Read(from, page, to);
        page.Count.ShouldBe(1);
        (page[0].FirstOffset, page[0].Calls, page[0].Damage).ShouldBe((from, to - from, "its bytes in the spool are gone"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(8192)]
    public async Task A_torn_or_scrambled_end_of_the_write_ahead_log_costs_nothing_that_was_acknowledged(int garbage)
    {
        var copy = Directory.CreateTempSubdirectory("cairn-spool-").FullName;
        await using (var spool = Open())
        {
            for (var i = 0; i < 50; i++)
                (await spool.AppendAsync(Request($"body {i}"), 1)).IsStored.ShouldBeTrue();
            foreach (var file in Directory.GetFiles(_folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }
        var log = Directory.GetFiles(copy, "*-wal").Single();
        await using (var end = new FileStream(log, FileMode.Append))
        {
            var noise = new byte[garbage];
            new Random(1).NextBytes(noise);
            await end.WriteAsync(noise, TestContext.Current.CancellationToken);
        }
        await using (var again = RequestSpool.Open(new SpoolOptions { Folder = copy }, TimeProvider.System))
            ReadAll(again).Select(one => one.Body).ShouldBe(Enumerable.Range(0, 50).Select(i => $"body {i}"));
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task The_write_ahead_log_is_moved_into_the_file_while_it_is_written()
    {
        const int Megabytes = 80;
        await using var spool = Open();
        var body = new string('x', 1 << 20);
        for (var i = 0; i < Megabytes; i++)
            (await spool.AppendAsync(Request(body), 1)).IsStored.ShouldBeTrue();
        var file = Directory.GetFiles(_folder, "*.db").Single();
        await Wait.UntilAsync(() => new FileInfo(file).Length > Megabytes / 2 << 20, "most of it in the file");
        (await spool.AppendAsync(Request("after"), 1)).IsStored.ShouldBeTrue();
        ReadAll(spool).Count.ShouldBe(Megabytes + 1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RequestSpool Open(long maxBytes = 1 << 30, long fileBytes = 1 << 28) =>
        RequestSpool.Open(new SpoolOptions { Folder = _folder, MaxBytes = maxBytes, FileBytes = fileBytes }, TimeProvider.System);

    private static ClientRequest Request(string body) => new()
    {
        Source = "web",
        Path = "/v1/t",
        UserAgent = "agent",
        Headers = "sec-gpc: 1\n",
        ReceivedAt = 1_790_000_000_000,
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static List<(long Offset, int Calls, string Body, string Damage)> ReadAll(RequestSpool spool) =>
        [.. spool.Files.SelectMany(name => ReadFile(spool, name))];

    private static List<(long Offset, int Calls, string Body, string Damage)> ReadFile(RequestSpool spool, SpoolFileName name)
    {
        var all = new List<(long, int, string, string)>();
        var page = new SpoolPage();
        using var reader = spool.OpenReader(name);
        for (long next = 0; ;)
        {
            reader.Read(next, page);
            if (page.Count == 0)
                return all;
            for (var i = 0; i < page.Count; i++)
            {
                var one = page[i];
                all.Add((one.FirstOffset, one.Calls, Encoding.UTF8.GetString(one.Request.Body.Span), one.Damage));
                next = one.FirstOffset + one.Calls;
            }
        }
    }
}
