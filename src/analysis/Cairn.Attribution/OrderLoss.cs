namespace Cairn.Attribution;

/// <summary>How well a chain of an order foretells the next step of a journey.</summary>
/// <param name="Order">The order.</param>
/// <param name="BitsPerStep">Mean surprise at what came next, in bits, each step foretold by all others: less is better.</param>
public sealed record OrderLoss(int Order, double BitsPerStep);
