using System.Text;
using Cairn.Import.Reading;
using Cairn.Import.Requests;
using Cairn.Model;

namespace Cairn.Import.Tests.Requests;

public sealed class RequestLogReaderTests
{
    [Fact]
    public void Every_call_is_a_record_of_its_own_that_can_be_read_again_by_itself()
    {
        var batch = RequestLogs.Line("/v1/batch", RequestLogs.Batch(RequestLogs.Track("A"), RequestLogs.Track("B"), RequestLogs.Track("C")), source: "app");
        var single = RequestLogs.Line("/v1/t", RequestLogs.Track("First"));
        var records = Read(single + batch, out _);
        records.Select(row => (row.Line, row.Part, row.Name)).ShouldBe([(1, 0, "First"), (2, 0, "A"), (2, 1, "B"), (2, 2, "C")]);
        records[0].Raw.ShouldBe(single.TrimEnd('\n'));
        foreach (var row in records)
        {
            var again = Read(row.Raw + "\n", out _).Single();
            (again.Name, again.Source, again.MessageId, again.At, again.Raw).ShouldBe((row.Name, row.Source, row.MessageId, row.At, row.Raw));
        }
    }

    [Fact]
    public void A_body_that_is_a_text_is_what_the_text_says()
    {
        var inText = System.Text.Json.JsonSerializer.Serialize(RequestLogs.Batch(RequestLogs.Track("ü"), RequestLogs.Track("B")));
        var records = Read(RequestLogs.Line("/v1/batch", inText) + RequestLogs.Line("/v1/webhook/twilio", "\"SmsStatus=received&MessageSid=S%31\""), out _);
        records.Select(row => row.Name).ShouldBe(["ü", "B", "SMS Replied"]);
        Read(records[1].Raw + "\n", out _).Single().MessageId.ShouldBe(records[1].MessageId);
        records[2].MessageId.ShouldBe("S1");
    }

    [Fact]
    public void What_is_no_event_is_no_acts_and_counted()
    {
        var once = RequestLogs.Line("/v1/t", RequestLogs.Track("A"));
        var status = RequestLogs.Line("/v1/webhook/twilio", "\"MessageSid=S&MessageStatus=sent\"");
        Read(once + status + once + status, out var passedOver).Count.ShouldBe(2);
        passedOver.ShouldBe(new Dictionary<string, long> { [SuppressionReasons.SmsStatus] = 2 });
    }

    [Theory]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","source":"web","path":"/v1/t","body":{"event":"x"}""", "malformed_json")]
    [InlineData("7", "malformed_json")]
    public void A_line_that_cannot_be_read_costs_only_itself(string line, string code)
    {
        var records = Read(line + "\n" + RequestLogs.Line("/v1/t", RequestLogs.Track("A")), out _);
        records.Select(row => row.Fault).ShouldBe([code, null]);
        records[0].Raw.ShouldBe(line);
    }

    [Theory]
    [InlineData("""{"source":"web","path":"/v1/t","body":{"event":"x"}}""", "time_out_of_bounds")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","path":"/v1/t","body":{"event":"x"}}""", "source_missing")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","source":"web","body":{"event":"x"}}""", "unknown_path")]
    [InlineData("""{"at":"2026-01-05T08:00:00Z","source":"web","path":"/v1/t"}""", "body_unreadable")]
    public void A_line_that_lacks_something_says_what(string line, string code) => Read(line + "\n", out _).Single().Problem.ShouldBe(code);

    [Fact]
    public void A_line_that_is_too_long_is_cut_and_the_next_one_read()
    {
        var records = Read(RequestLogs.Line("/v1/t", RequestLogs.Track(new string('x', 9000))) + RequestLogs.Line("/v1/t", RequestLogs.Track("A")), out _, longest: 8192);
        (records[0].Fault, records[0].Raw.Length, records[1].Name).ShouldBe(("record_too_long", RecordLimits.KeptBytes, "A"));
    }

    private sealed record Given(long Line, int Part, string? Fault, string? Problem, string Name, string Source, string MessageId, long At, string Raw);

    private static List<Given> Read(string log, out IReadOnlyDictionary<string, long> passedOver, int longest = RecordLimits.MaxRequestBytes)
    {
        using var reader = new RequestLogReader(new MemoryStream(Encoding.UTF8.GetBytes(log)), "", longest, networks: null, chunk: 64);
        var given = new List<Given>();
        var row = new Row();
        while (reader.Read(row))
        {
            var e = row.Call?.Event ?? new();
            given.Add(new Given(row.Line, row.Part, row.Fault?.Code, row.Call?.Problem?.Code, e.Name, e.Source, e.MessageId, e.OccurredAt, Encoding.UTF8.GetString(row.Raw)));
        }
        passedOver = reader.PassedOver;
        return given;
    }
}
