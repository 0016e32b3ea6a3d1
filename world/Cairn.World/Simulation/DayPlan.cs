namespace Cairn.World.Simulation;

/// <summary>What a day brings to one person: visits in the order of their time, and what was spent on them.</summary>
/// <param name="outcome">Where it is noted which campaigns reached the person.</param>
internal sealed class DayPlan(LifeTotals outcome)
{
    private readonly List<Candidate> _visits = [];

    /// <summary>Where spending is counted; null when nobody asks.</summary>
    public SpendBook? Spend { get; set; }

    /// <summary>Who writes the messages down; null when nobody does.</summary>
    public Story? Story { get; set; }

    public int Day { get; private set; }

    public int Count => _visits.Count;

    public Candidate this[int index] => _visits[index];

    public void Begin(int day)
    {
        Day = day;
        _visits.Clear();
    }

    /// <summary>An exposure, which changes the person unless it was a mail that nobody opened.</summary>
    public void Exposed(int campaign, bool isClicked, bool isSeen = true)
    {
        if (isSeen)
            outcome.Campaigns |= 1UL << campaign;
        Spend?.Add(Day, campaign, 1, isClicked ? 1 : 0);
    }

    /// <summary>A click on an advertisement by somebody on the way.</summary>
    public void Intercepted(int campaign)
    {
        outcome.Campaigns |= 1UL << campaign;
        Spend?.Add(Day, campaign, 1, 1);
    }

    public void Came(int campaign) => outcome.Campaigns |= 1UL << campaign;

    public void Message(in MessageRecord message) => Story?.Messages.Add(message);

    /// <summary>Adds a visit in its place; there are at most a dozen.</summary>
    public void Add(in Candidate visit)
    {
        var place = _visits.Count;
        while (place > 0 && _visits[place - 1].At > visit.At)
            place--;
        _visits.Insert(place, visit);
    }
}
