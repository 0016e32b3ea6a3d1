namespace Cairn.Model.Automatic;

/// <summary>An event that a client's library sends by itself.</summary>
/// <param name="Name">Its name as it is sent.</param>
/// <param name="Act">The act that it tells of, where the plan has one of that name; empty: it tells of none.</param>
public sealed record AutomaticEvent(string Name, string Act);
