namespace Cairn.Plan;

/// <summary>The scope within which an event can truly happen only once.</summary>
public enum OncePer
{
    /// <summary>It may happen any number of times.</summary>
    None,

    /// <summary>Once for each order id.</summary>
    OrderId,

    /// <summary>Once in a session.</summary>
    Session,

    /// <summary>Once a person and UTC day.</summary>
    Day,

    /// <summary>Once in a person's life.</summary>
    Person,
}
