namespace Cairn.Bench.Collector;

/// <summary>What is sent.</summary>
/// <param name="EventsPerPost">1: single-event posts; more: batches.</param>
/// <param name="EventBytes">About the length of an event's JSON.</param>
/// <param name="EventsPerSecond">How many are offered; 0: as many as are answered.</param>
/// <param name="Seconds">For how long.</param>
/// <param name="Connections">How many posts are under way at most.</param>
internal sealed record LoadShape(int EventsPerPost, int EventBytes, int EventsPerSecond, int Seconds, int Connections)
{
    private const int Singles = 256, Batches = 16;

    /// <summary>One with as many connections as fill two processors.</summary>
    public static LoadShape Of(int events, int bytes, int rate, int seconds) => new(events, bytes, rate, seconds, events == 1 ? Singles : Batches);
}
