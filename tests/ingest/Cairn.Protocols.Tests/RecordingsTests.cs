using Cairn.Model;
using Cairn.Protocols.Tests.Recorded;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests;

/// <summary>Every request that real clients made, taken through unpacking, key and decoder as it came over the wire.</summary>
public sealed class RecordingsTests
{
    [Theory]
    [InlineData("segment-*.json", WireProtocol.Segment, 30)]
    [InlineData("rudder-*.json", WireProtocol.Segment, 19)]
    [InlineData("snowplow-*.json", WireProtocol.Snowplow, 7)]
    [InlineData("posthog-*.json", WireProtocol.PostHog, 4)]
    public void Every_event_is_what_the_recorded_body_says(string files, WireProtocol protocol, int fewest)
    {
        var requests = All(files).Where(request => request.IsWhole && HasCalls(request)).ToList();
        requests.Count.ShouldBeGreaterThanOrEqualTo(fewest);
        foreach (var request in requests)
        {
            var (calls, said, isPixel) = ReadAll(request);
            var where = $"{request.File}, {request.Path}";
            calls.ShouldAllBe(call => call.Problem == null && call.SuppressedReason == null, where);
            calls.Select(call => Expected.Of(call.Event)).ShouldBe(ExpectedOf(protocol, request), where);
            said.ShouldBe(request.Path.StartsWith("/beacon", StringComparison.Ordinal) ? WireProtocol.RudderStack : protocol, where);
            isPixel.ShouldBe(request.Method == "GET", where);
        }
    }

    [Theory]
    [InlineData("umami-*.json")]
    [InlineData("plausible-*.json")]
    [InlineData("ofrep-*.json")]
    public void What_is_not_spoken_is_rejected(string files)
    {
        var requests = All(files).Where(request => request.Method == "POST").ToList();
        requests.ShouldNotBeEmpty();
        foreach (var request in requests)
        {
            var (calls, protocol, _) = ReadAll(request);
            calls.Single().Problem!.Code.ShouldBe("unknown_path", $"{request.File}, {request.Path}");
            protocol.ShouldBe(WireProtocol.Unknown);
        }
    }

    [Fact]
    public void Preflights_settings_and_flags_are_no_calls()
    {
        var requests = All("*.json").Where(request => request.IsWhole && !HasCalls(request) && !IsForeign(request)).ToList();
        requests.Count.ShouldBeGreaterThan(50);
        requests.ShouldContain(request => request.Path.StartsWith("/flags/", StringComparison.Ordinal));
        requests.ShouldContain(request => request.Path.StartsWith("/sourceConfig/", StringComparison.Ordinal));
        foreach (var request in requests)
        {
            var (calls, _, isPixel) = ReadAll(request);
            calls.Single().SuppressedReason.ShouldBe(SuppressionReasons.NoCall, $"{request.File}, {request.Path}");
            isPixel.ShouldBeFalse();
        }
    }

    /// <summary>Except that of Segment's browser client when its settings do not name the key: it sends none then.</summary>
    [Fact]
    public void Every_request_with_calls_has_its_write_key()
    {
        using var unpacker = new BodyUnpacker(1 << 20);
        var requests = All("*.json").Where(request => request.IsWhole && HasCalls(request) && !request.File.Contains("minimal-settings")).ToList();
        requests.Count.ShouldBeGreaterThanOrEqualTo(60);
        foreach (var request in requests)
        {
            unpacker.Unpack(request.Path, request.Sent(), out var body).ShouldBeNull();
            var where = $"{request.File}, {request.Path}";
            var key = WriteKey.Find(request.Header("Authorization"), request.Path, body.Span);
            new[] { "WRITEKEY", "phc_KEY", "web1", "srv" }.ShouldContain(key, where);
            var isInBody = request.Body is { ValueKind: System.Text.Json.JsonValueKind.Object } said && said.TryGetProperty("writeKey", out _);
            if (isInBody || key is "phc_KEY" or "web1" or "srv")
                WriteKey.Find("", request.Path, body.Span).ShouldBe(key, where);
        }
    }

    private static IEnumerable<Expected> ExpectedOf(WireProtocol protocol, RecordedRequest request) => protocol switch
    {
        WireProtocol.Snowplow => SnowplowExpectation.Of(request),
        WireProtocol.PostHog => PostHogExpectation.Of(request),
        _ => SegmentExpectation.Of(request),
    };

    private static IEnumerable<RecordedRequest> All(string files) => Recordings.Files(files).SelectMany(Recordings.All);

    private static bool HasCalls(RecordedRequest request) => !IsForeign(request) && (request.Method == "POST"
        ? !request.Path.StartsWith("/flags", StringComparison.Ordinal)
        : request.Method == "GET" && request.Path.StartsWith("/i?", StringComparison.Ordinal));

    private static bool IsForeign(RecordedRequest request) => request.Method != "OPTIONS"
        && (request.Path.StartsWith("/api/", StringComparison.Ordinal) || request.Path.StartsWith("/ofrep/", StringComparison.Ordinal));

    private static (IReadOnlyList<Call> Calls, WireProtocol WireProtocol, bool IsPixel) ReadAll(RecordedRequest recorded)
    {
        using var unpacker = new BodyUnpacker(1 << 20);
        unpacker.Unpack(recorded.Path, recorded.Sent(), out var body).ShouldBeNull();
        var decoder = new RequestDecoder();
        var calls = Enumerable.Range(0, decoder.Open(new ClientRequest
        {
            Source = "recorded",
            Method = recorded.Method,
            Path = recorded.Path,
            UserAgent = recorded.Header("User-Agent"),
            ReceivedAt = recorded.ReceivedAt,
            Body = body,
        })).Select(_ => new Call()).ToList();
        foreach (var (index, call) in calls.Index())
            decoder.Read(index, call);
        return (calls, decoder.WireProtocol, decoder.IsPixel);
    }
}
