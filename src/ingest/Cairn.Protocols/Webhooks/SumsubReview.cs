using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Webhooks;

/// <summary>What a webhook of Sumsub says, as far as an event is made of it.</summary>
internal sealed class SumsubReview
{
    private const int MaxLabels = 100;

    public string Type { get; private set; } = "";

    public string Applicant { get; private set; } = "";

    public string User { get; private set; } = "";

    public string Review { get; private set; } = "";

    public string Level { get; private set; } = "";

    public string Answer { get; private set; } = "";

    public string RejectType { get; private set; } = "";

    /// <summary>Why the applicant was turned down, joined by commas.</summary>
    public string Labels { get; private set; } = "";

    public long? CreatedAt { get; private set; }

    public static SumsubReview Read(ReadOnlySpan<byte> body)
    {
        var review = new SumsubReview();
        var json = new Utf8JsonReader(body, WireJson.Call);
        WireJson.EnterObject(ref json, "the body");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            review.ReadMember(ref json);
        return review;
    }

    private void ReadMember(ref Utf8JsonReader json)
    {
        var name = json.GetString();
        json.Read();
        switch (name)
        {
            case "type": Type = WireJson.TextIfAny(ref json); break;
            case "applicantId": Applicant = WireJson.Text(ref json, name); break;
            case "externalUserId": User = WireJson.Text(ref json, name); break;
            case "reviewId": Review = WireJson.TextIfAny(ref json); break;
            case "levelName": Level = WireJson.TextIfAny(ref json); break;
            case "createdAtMs": CreatedAt = WireJson.Time(ref json, name); break;
            case "reviewResult" when json.TokenType == JsonTokenType.StartObject: ReadResult(ref json); break;
            default: json.Skip(); break;
        }
    }

    private void ReadResult(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString();
            json.Read();
            switch (name)
            {
                case "reviewAnswer": Answer = WireJson.TextIfAny(ref json); break;
                case "reviewRejectType": RejectType = WireJson.TextIfAny(ref json); break;
                case "rejectLabels" when json.TokenType == JsonTokenType.StartArray: ReadLabels(ref json); break;
                default: json.Skip(); break;
            }
        }
    }

    private void ReadLabels(ref Utf8JsonReader json)
    {
        var labels = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var label = WireJson.TextIfAny(ref json);
            if (label.Length > 0 && labels.Count < MaxLabels)
                labels.Add(label);
        }
        Labels = string.Join(',', labels);
    }
}
