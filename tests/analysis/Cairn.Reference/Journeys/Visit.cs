namespace Cairn.Reference.Journeys;

/// <summary>docs/journeys.md, "Visit": a stretch of a session with one origin, each part of it as first named.</summary>
internal sealed class Visit
{
    public List<Act> Acts { get; } = [];

    public string Channel { get; private set; } = "";

    public string Source { get; private set; } = "";

    public string Medium { get; private set; } = "";

    public string Campaign { get; private set; } = "";

    public string Platform { get; private set; } = "";

    public bool NamesOrigin => Acts.Exists(act => act.NamesOrigin);

    /// <summary>The time of its first act.</summary>
    public long BeginMs => Acts[0].AtMs;

    /// <summary>Whether an act names an origin that differs: one of the four parts is in both and not the same.</summary>
    public bool DiffersFrom(Act act) =>
        Differ(Channel, act.Channel) || Differ(Source, act.Source) || Differ(Medium, act.Medium) || Differ(Campaign, act.Campaign);

    /// <summary>Takes in an act; what it is the first to name becomes the visit's.</summary>
    public void Add(Act act)
    {
        Acts.Add(act);
        Channel = FirstOf(Channel, act.Channel);
        Source = FirstOf(Source, act.Source);
        Medium = FirstOf(Medium, act.Medium);
        Campaign = FirstOf(Campaign, act.Campaign);
        Platform = FirstOf(Platform, act.Event.Platform);
    }

    private static bool Differ(string mine, string theirs) =>
        mine.Length > 0 && theirs.Length > 0 && !mine.Equals(theirs, StringComparison.OrdinalIgnoreCase);

    private static string FirstOf(string mine, string theirs) => mine.Length > 0 ? mine : theirs;
}
