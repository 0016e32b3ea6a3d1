namespace Cairn.Faults.Clients;

/// <summary>How fast clients send.</summary>
/// <param name="Clients">How many there are.</param>
/// <param name="Pause">What each waits between two posts on average.</param>
/// <param name="SentAgain">Which share of posts is one that was acknowledged before.</param>
internal sealed record ClientPace(int Clients, TimeSpan Pause, double SentAgain)
{
    public static ClientPace Usual { get; } = new(8, TimeSpan.FromMilliseconds(10), 0.03);
}
