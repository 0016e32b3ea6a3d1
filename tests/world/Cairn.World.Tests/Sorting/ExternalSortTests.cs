using Cairn.World.Randomness;
using Cairn.World.Sorting;

namespace Cairn.World.Tests.Sorting;

public sealed class ExternalSortTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-sort-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, 1 << 28)]
    [InlineData(1, 64 * 1024)]
    [InlineData(3, 64 * 1024)]
    [InlineData(5, 300 * 1024)]
    public void many_runs_and_feeds_give_what_one_array_would(int feeds, long memory)
    {
        var records = Records(30_000);
        using var sort = Fill(records, feeds, memory);
        using var sorted = sort.Merge(CancellationToken.None);

        Array.Sort(records);
        sorted.Count.ShouldBe(records.Length);
        foreach (var (key, tie, payload) in records)
        {
            sorted.Read().ShouldBeTrue();
            (sorted.Key, sorted.Tie).ShouldBe((key, tie));
            Convert.ToHexString(sorted.Payload).ShouldBe(payload);
        }

        sorted.Read().ShouldBeFalse();
        sorted.Read().ShouldBeFalse();
    }

    [Fact]
    public void more_runs_than_can_be_open_are_merged_in_passes()
    {
        using var sort = new ExternalSort(_folder.FullName, "wide", 0);
        using (var feed = sort.OpenFeed())
            for (var number = 0; number < 1_500; number++)
                feed.Add((long)(Mix.Of((ulong)number) >> 8), (ulong)number, new byte[15_000]);
        sort.SpilledRuns.ShouldBeGreaterThan(ExternalSort.Fanout);

        using var sorted = sort.Merge(CancellationToken.None);
        var read = 0;
        for (var last = long.MinValue; sorted.Read(); last = sorted.Key, read++)
            sorted.Key.ShouldBeGreaterThan(last);
        read.ShouldBe(1_500);
    }

    [Fact]
    public void what_fits_into_one_run_is_never_spilled()
    {
        using var sort = Fill(Records(1_000), feeds: 4, 1 << 20);
        sort.SpilledRuns.ShouldBe(0);
        using var sorted = sort.Merge(CancellationToken.None);
        sorted.Read().ShouldBeTrue();
        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public void payloads_may_be_empty_or_as_long_as_is_allowed()
    {
        using var sort = new ExternalSort(_folder.FullName, "long", 64 * 1024);
        using (var feed = sort.OpenFeed())
        {
            feed.Add(2, 0, new byte[ExternalSort.MaxPayloadLength]);
            feed.Add(1, 0, []);
            feed.Add(3, 0, new byte[ExternalSort.MaxPayloadLength]);
            Should.Throw<ArgumentException>(() => feed.Add(4, 0, new byte[ExternalSort.MaxPayloadLength + 1]));
        }

        using var sorted = sort.Merge(CancellationToken.None);
        var lengths = new List<int>();
        while (sorted.Read())
            lengths.Add(sorted.Payload.Length);
        lengths.ShouldBe([0, ExternalSort.MaxPayloadLength, ExternalSort.MaxPayloadLength]);
    }

    [Fact]
    public void records_of_one_key_and_tie_come_in_one_order_all_the_same()
    {
        foreach (var order in new[] { "ABC", "CAB", "BCA" })
        {
            using var sort = new ExternalSort(_folder.FullName, order, 1 << 20);
            foreach (var letter in order)
                using (var feed = sort.OpenFeed())
                    feed.Add(1, 1, [(byte)letter]);
            using var sorted = sort.Merge(CancellationToken.None);
            var read = "";
            while (sorted.Read())
                read += (char)sorted.Payload[0];
            read.ShouldBe("ABC");
        }
    }

    [Fact]
    public void the_files_are_gone_after_the_merge_and_after_giving_up()
    {
        using (var sort = Fill(Records(5_000), 2, 64 * 1024))
        using (sort.Merge(CancellationToken.None))
            _folder.GetFiles().ShouldNotBeEmpty();
        _folder.GetFiles().ShouldBeEmpty();

        Fill(Records(5_000), 2, 64 * 1024).Dispose();
        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public void nothing_is_added_late_or_merged_early()
    {
        using var sort = new ExternalSort(_folder.FullName, "order", 1 << 20);
        var feed = sort.OpenFeed();
        Should.Throw<InvalidOperationException>(() => sort.Merge(CancellationToken.None));
        feed.Complete();
        feed.Dispose();
        Should.Throw<ObjectDisposedException>(() => feed.Add(1, 1, []));
        sort.Merge(CancellationToken.None).Dispose();
        Should.Throw<InvalidOperationException>(() => sort.OpenFeed());
        Should.Throw<InvalidOperationException>(() => sort.Merge(CancellationToken.None));
    }

    [Fact]
    public void a_full_disk_says_how_much_is_needed()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "full-000000.run"), "/dev/full");
        using var sort = new ExternalSort(_folder.FullName, "full", 4 << 20);
        var feed = sort.OpenFeed();

        var problem = Should.Throw<WorldException>(() =>
        {
            for (var number = 0; number < 1_000; number++)
                feed.Add(number, 0, new byte[10_000]);
        });
        problem.Message.ShouldContain(_folder.FullName);
        problem.Message.ShouldContain("full: 3 MB more");
        problem.Remedy.ShouldContain("Make room");
    }

    [Fact]
    public void a_folder_that_is_not_there_is_named()
    {
        using var sort = new ExternalSort(Path.Combine(_folder.FullName, "missing"), "x", 0);
        var feed = sort.OpenFeed();
        feed.Add(1, 1, new byte[40_000]);
        Should.Throw<WorldException>(() => feed.Add(2, 1, new byte[40_000])).Message.ShouldContain("missing");
    }

    private static (long Key, ulong Tie, string Payload)[] Records(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
        {
            var draw = Mix.Of(5, (ulong)number);
            return ((long)(draw % 5_000) - 2_500, (ulong)number, Convert.ToHexString(new byte[(int)(draw >> 32) & 63].Select(_ => (byte)number).ToArray()));
        }),
    ];

    private ExternalSort Fill((long Key, ulong Tie, string Payload)[] records, int feeds, long memory)
    {
        var sort = new ExternalSort(_folder.FullName, "records", memory);
        Parallel.For(0, feeds, number =>
        {
            using var feed = sort.OpenFeed();
            for (var index = number; index < records.Length; index += feeds)
                feed.Add(records[index].Key, records[index].Tie, Convert.FromHexString(records[index].Payload));
        });
        return sort;
    }
}
