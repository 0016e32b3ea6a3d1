using Cairn.Server.Preview;

namespace Cairn.Server.Accept;

/// <summary>What is told of a request when it has been answered.</summary>
/// <param name="Source">Who sent it; empty when that is not known.</param>
/// <param name="Bytes">Its body as it came.</param>
/// <param name="Trial">What is tried out with it; null when it is meant.</param>
internal readonly record struct Received(string Source, int Bytes, PreviewTrial? Trial)
{
    /// <summary>Nothing was read.</summary>
    public static Received Nothing => new("", 0, null);

    public static Received Of(Exchange exchange) => new(exchange.Request.Source, exchange.Wire.Length, exchange.Trial);
}
