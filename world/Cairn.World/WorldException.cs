namespace Cairn.World;

/// <summary>What was asked of the world cannot be done: what was wrong and where, and what to do next.</summary>
/// <param name="message">What was wrong, with its place.</param>
/// <param name="remedy">What to do next.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class WorldException(string message, string remedy, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do next.</summary>
    public string Remedy { get; } = remedy;
}
