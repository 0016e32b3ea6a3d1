using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests;

/// <summary>Takes single requests through the decoder.</summary>
internal static class Decode
{
    public const string ReceivedAt = "2026-01-05T08:00:00.123Z";

    /// <summary>All calls of a request.</summary>
    public static IReadOnlyList<Call> All(string path, string body, string agent = "", string at = ReceivedAt, string method = "POST", string headers = "") =>
        All(Request(path, body, agent, at, method, headers));

    /// <summary>All calls of a request.</summary>
    public static IReadOnlyList<Call> All(ClientRequest request)
    {
        var decoder = new RequestDecoder();
        var count = decoder.Open(request);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var call = new Call();
            decoder.Read(index, call);
            return call;
        })];
    }

    /// <summary>The only call, which is an event.</summary>
    public static Event One(string path, string body, string agent = "", string headers = "") => Only(All(path, body, agent, headers: headers));

    /// <summary>The only call of a picture's address, which is an event.</summary>
    public static Event Pixel(string path) => Only(All(path, "", method: "GET"));

    /// <summary>The protocol of a request, and whether it is for a picture.</summary>
    public static (WireProtocol WireProtocol, bool IsPixel) WireProtocol(string path, string body = "{}", string method = "POST")
    {
        var decoder = new RequestDecoder();
        decoder.Open(Request(path, body, method: method));
        return (decoder.WireProtocol, decoder.IsPixel);
    }

    private static Event Only(IReadOnlyList<Call> calls)
    {
        var call = calls.Single();
        call.Problem.ShouldBeNull();
        call.SuppressedReason.ShouldBeNull();
        return call.Event;
    }

    /// <summary>What is wrong with the only call.</summary>
    public static DecodeProblem Problem(string path, string body) => All(path, body).Single().Problem.ShouldNotBeNull();

    public static ClientRequest Request(string path, string body, string agent = "", string at = ReceivedAt, string method = "POST", string headers = "") => new()
    {
        Source = "web",
        Path = path,
        Method = method,
        UserAgent = agent,
        Headers = headers,
        ReceivedAt = Time(at),
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static long Time(string text)
    {
        IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out var milliseconds, out _).ShouldBeTrue();
        return milliseconds;
    }

    public static string Property(Event e, string name) =>
        JsonDocument.Parse(e.Properties).RootElement.TryGetProperty(name, out var value) ? value.ToString() : "";
}
