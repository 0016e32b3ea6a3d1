using Cairn.World.Wire;

namespace Cairn.World.Tests.Wire;

public class RequestFileTests
{
    [Fact]
    public void any_number_of_threads_writes_the_same_bytes()
    {
        var signals = World.Many(20_000).ToArray();
        var one = World.Bytes(signals, 1, out var counts);
        World.Bytes(signals, 2, out var two).AsSpan().SequenceEqual(one).ShouldBeTrue();
        World.Bytes(signals, 7, out _).AsSpan().SequenceEqual(one).ShouldBeTrue();

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
        var lines = World.Lines(World.Many(5_000));
        lines.Select(line => line.At).ShouldBeInOrder();
        lines.Select(line => line.Source).Distinct().Order().ShouldBe(["app", "kyc", "mail", "server", "sms", "web"]);
    }
}
