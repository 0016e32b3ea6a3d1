using System.Text.Json;
using Cairn.Protocols.MeasurementProtocol;

namespace Cairn.Protocols;

/// <summary>
/// Checks a body of GA4's Measurement Protocol as its validation path does: against the limits that GA4 itself keeps in
/// silence. Cairn keeps none of them for events that are to be stored.
/// </summary>
/// <remarks>Source: GA4, "Measurement Protocol: limitations", "reserved names" and "validate events".</remarks>
public static class MeasurementProtocolCheck
{
    /// <summary>The most messages; what else is wrong is not told.</summary>
    public const int MaxMessages = 100;

    /// <summary>Finds what GA4 would not take. Never throws.</summary>
    /// <param name="body">The body, unpacked.</param>
    /// <param name="receivedAt">When it arrived, Unix milliseconds.</param>
    /// <returns>What is wrong, in the body's order; empty when nothing is.</returns>
    public static IReadOnlyList<ValidationMessage> Check(ReadOnlyMemory<byte> body, long receivedAt)
    {
        var found = new GoogleMessages(MaxMessages);
        if (body.Length > GoogleLimits.BodyBytes)
            found.Add("", $"The body has {body.Length} bytes. It may have {GoogleLimits.BodyBytes}.", "VALUE_OUT_OF_BOUNDS");
        try
        {
            using var document = JsonDocument.Parse(body);
            new GoogleBodyCheck(found, receivedAt).Check(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            found.Add("", $"The body is no JSON: {error.Message.Split(". ", 2)[0].TrimEnd('.')}.", "VALUE_INVALID");
        }
        return found.All;
    }
}
