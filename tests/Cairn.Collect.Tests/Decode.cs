using System.Text;
using System.Text.Json;
using Cairn.Model;

namespace Cairn.Collect.Tests;

/// <summary>Takes single requests through the decoder.</summary>
internal static class Decode
{
    public const string ReceivedAt = "2026-01-05T08:00:00.123Z";

    /// <summary>All calls of a request.</summary>
    public static IReadOnlyList<Call> All(string path, string body, string agent = "", string at = ReceivedAt, string method = "POST")
    {
        var decoder = new RequestDecoder();
        var count = decoder.Open(Request(path, body, agent, at, method));
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var call = new Call();
            decoder.Read(index, call);
            return call;
        })];
    }

    /// <summary>The only call, which is an event.</summary>
    public static Event One(string path, string body, string agent = "")
    {
        var call = All(path, body, agent).Single();
        call.Problem.ShouldBeNull();
        call.LeftOut.ShouldBeNull();
        return call.Event;
    }

    /// <summary>What is wrong with the only call.</summary>
    public static CallProblem Problem(string path, string body) => All(path, body).Single().Problem.ShouldNotBeNull();

    public static ClientRequest Request(string path, string body, string agent = "", string at = ReceivedAt, string method = "POST") => new()
    {
        Source = "web",
        Path = path,
        Method = method,
        UserAgent = agent,
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
