using Cairn.World.Scenario;
using Cairn.World.Sorting;
using Cairn.World.Wire;
using Cairn.World.Wire.Requests;

namespace Cairn.World.Tests.Wire;

public class RequestFileTests
{
    [Fact]
    public void any_number_of_threads_writes_the_same_bytes()
    {
        var signals = SmallWorld.Many(12_000).ToArray();
        var one = SmallWorld.Bytes(signals, 1, out var counts);
        SmallWorld.Bytes(signals, 2, out var two).AsSpan().SequenceEqual(one).ShouldBeTrue();
        SmallWorld.Bytes(signals, 7, out _).AsSpan().SequenceEqual(one).ShouldBeTrue();

        counts.AllCalls.ShouldBe(signals.Length);
        counts.Bytes.ShouldBe(one.Length);
        counts.Requests.ShouldBe(one.Count(character => character == (byte)'\n'));
        two.Requests.ShouldBe(counts.Requests);
        foreach (var sender in Enum.GetValues<SenderKind>())
            counts.Calls[sender].ShouldBe(signals.Count(signal => signal.Sender == sender));
    }

    [Fact]
    public void every_line_is_json_in_order_of_arrival()
    {
        var lines = SmallWorld.Lines(SmallWorld.Many(5_000));
        lines.Select(line => line.At).ShouldBeInOrder();
        lines.Select(line => line.Source).Distinct().Order().ShouldBe(["app", "kyc", "mail", "server", "sms", "web"]);
    }

    [Fact]
    public void progress_counts_calls_up_to_the_last()
    {
        var reports = new List<long>();
        Write(SmallWorld.Many(10_000), Stream.Null, new Reports(reports), CancellationToken.None);
        reports.ShouldBeInOrder();
        reports[^1].ShouldBe(10_000);
    }

    [Fact]
    public void no_signals_make_an_empty_file() => Write([], Stream.Null, null, CancellationToken.None).Requests.ShouldBe(0);

    [Fact]
    public void a_full_disk_says_how_much_is_needed()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "this system has no /dev/full");
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var problem = Should.Throw<WorldException>(() => Write(SmallWorld.Many(20_000), full, null, CancellationToken.None));
        problem.Message.ShouldContain("/dev/full is full");
        problem.Remedy.ShouldContain("Make room");
    }

    [Fact]
    public void a_failure_while_rendering_reaches_the_caller()
    {
        var signals = SmallWorld.Many(10_000).Select((signal, index) => index == 9_000 ? signal with { Event = 999 } : signal);
        Should.Throw<IndexOutOfRangeException>(() => Write(signals, Stream.Null, null, CancellationToken.None));
    }

    [Fact]
    public void it_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var reports = new Stop(stop);
        Should.Throw<OperationCanceledException>(() => Write(SmallWorld.Many(30_000), Stream.Null, reports, stop.Token));
    }

    private static RequestCounts Write(IEnumerable<Signal> signals, Stream output, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var sort = new ExternalSort(Path.GetTempPath(), "unused", 1 << 28);
        using (var feed = sort.OpenFeed())
            foreach (var signal in signals)
                SignalRecord.Add(feed, signal);
        using var sorted = sort.Merge(CancellationToken.None);
        return RequestFile.Write(sorted, SmallWorld.Wire, output, 2, progress, cancellation);
    }

    private sealed class Reports(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }

    private sealed class Stop(CancellationTokenSource source) : IProgress<long>
    {
        public void Report(long value) => source.Cancel();
    }
}
