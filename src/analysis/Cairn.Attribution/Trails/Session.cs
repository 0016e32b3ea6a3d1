namespace Cairn.Attribution.Trails;

/// <summary>One session of one person while it is being found.</summary>
internal struct Session
{
    /// <summary>Hash of the id that its sender gave; 0 where nobody gave one.</summary>
    public ulong Id;

    /// <summary>When its latest act was.</summary>
    public long LastAt;

    /// <summary>Where its first act stands in the trail.</summary>
    public int FirstAct;

    /// <summary>The visit that its next act belongs to, unless it names another origin.</summary>
    public int Visit;
}
