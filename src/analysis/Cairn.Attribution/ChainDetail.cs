namespace Cairn.Attribution;

/// <summary>The chain behind the Markov model's credits.</summary>
/// <param name="Order">Its order.</param>
/// <param name="Losses">What each order that was tried is worth; empty where the order was given.</param>
/// <param name="Effects">The removal effect of each player, in ordinal order.</param>
/// <param name="Transitions">How states follow each other, by state and then by what follows, in ordinal order; empty unless asked for.</param>
public sealed record ChainDetail(int Order, IReadOnlyList<OrderLoss> Losses, IReadOnlyList<RemovalEffect> Effects, IReadOnlyList<ChainTransition> Transitions);
