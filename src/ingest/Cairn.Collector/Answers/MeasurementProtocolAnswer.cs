using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.MeasurementProtocol;
using Cairn.Protocols;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Answers;

/// <summary>The answer of GA4's validation path: what is wrong with the body, and 200 also when something is.</summary>
internal static class MeasurementProtocolAnswer
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web);

    public static void Write(HttpResponse response, ClientRequest request)
    {
        var messages = MeasurementProtocolCheck.Check(request.Body, request.ReceivedAt);
        Reply.Write(response, 200, Reply.Json, JsonSerializer.SerializeToUtf8Bytes(new Shape(messages), Style));
    }

    private sealed record Shape(IReadOnlyList<ValidationMessage> ValidationMessages);
}
