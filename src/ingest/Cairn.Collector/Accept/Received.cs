using Cairn.Collector.Preview;

namespace Cairn.Collector.Accept;

/// <summary>What is told of a request when it has been answered.</summary>
/// <param name="Source">Who sent it, or whose disabled key it came with; empty when that is not known.</param>
/// <param name="KeyId">The public name of the write key that it came with; empty when that is not known.</param>
/// <param name="Bytes">Its body as it came.</param>
/// <param name="Trial">What is tried out with it; null when it is meant.</param>
internal readonly record struct Received(string Source, string KeyId, int Bytes, PreviewTrial? Trial)
{
    /// <summary>Nothing was read.</summary>
    public static Received Nothing => new("", "", 0, null);

    public static Received Of(Exchange exchange)
    {
        var source = exchange.Request.Source;
        return new(source.Length > 0 ? source : exchange.Key?.Source ?? "", exchange.Key?.Id ?? "", exchange.Wire.Length, exchange.Trial);
    }
}
