namespace Cairn.Clients.Tests.Support;

/// <summary>All that the warehouse holds of one source.</summary>
internal sealed record Arrivals(IReadOnlyList<Arrival> Events, IReadOnlyList<Rejection> Quarantined, IReadOnlyList<Rejection> Suppressed)
{
    /// <summary>How far a time may be off: by what a request takes on a machine that is busy.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public int Count => Events.Count + Quarantined.Count + Suppressed.Count;

    public Arrival this[string name] => Events.Single(e => e.Event == name);

    /// <summary>Each event once, nothing rejected, nothing suppressed.</summary>
    public Arrivals ShouldBe(params (string Event, string User, string Anonymous)[] acts)
    {
        Quarantined.ShouldBeEmpty();
        Suppressed.ShouldBeEmpty();
        ShouldHold(acts);
        return this;
    }

    /// <summary>Each event once, whatever came twice.</summary>
    public Arrivals ShouldHold(params (string Event, string User, string Anonymous)[] acts)
    {
        Events.Select(e => e.Act).ShouldBe(acts, ignoreOrder: true);
        Events.Select(e => e.MessageId).ShouldAllBe(id => id.Length > 0);
        Events.Select(e => e.MessageId).ShouldBeUnique();
        return this;
    }

    /// <summary>Each event under the id that its client gave it, at the time at which it was called by the machine's own clock.</summary>
    /// <param name="said">What the client did.</param>
    /// <param name="skew">How far the client's clock was wrong.</param>
    public Arrivals ShouldFit(IReadOnlyList<Said> said, TimeSpan skew = default)
    {
        Events.Select(e => e.MessageId).ShouldBe(said.Select(call => call.Id), ignoreOrder: true);
        foreach (var call in said)
        {
            var e = Events.Single(e => e.MessageId == call.Id);
            e.OccurredAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(call.At), Tolerance, $"{call.Call}, {e.Event}");
            e.OccurredAt.ShouldBeLessThanOrEqualTo(e.ReceivedAt, call.Call);
            e.Flags.ShouldBe(skew == TimeSpan.Zero ? "" : "clock_skewed", call.Call);
        }
        return this;
    }
}
