using Cairn.World.Truth;

namespace Cairn.World.Simulation;

/// <summary>Everything that happened to the people of a household, as it truly was.</summary>
internal sealed class Story
{
    /// <summary>Whose life is being written down.</summary>
    public Person Person { get; set; }

    public List<VisitRecord> Visits { get; } = [];

    public List<ActRecord> Acts { get; } = [];

    public List<MessageRecord> Messages { get; } = [];

    public List<OrderRow> Orders { get; } = [];

    public List<KycRow> Checks { get; } = [];

    public List<TransferRow> Transfers { get; } = [];

    public List<SurveyRow> Answers { get; } = [];

    public List<CrmRow> Contacts { get; } = [];

    public void BeginVisit(long at, ulong key, int campaign, DeviceSlot slot) =>
        Visits.Add(new VisitRecord(Person, at, key, campaign, slot, Acts.Count));

    public void Add(in ActRecord act) => Acts.Add(act);

    /// <summary>Index after a visit's last act.</summary>
    public int EndOf(int visit) => visit + 1 < Visits.Count ? Visits[visit + 1].FirstAct : Acts.Count;

    public void Clear()
    {
        Visits.Clear();
        Acts.Clear();
        Messages.Clear();
        Orders.Clear();
        Checks.Clear();
        Transfers.Clear();
        Answers.Clear();
        Contacts.Clear();
    }
}
