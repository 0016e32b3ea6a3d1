namespace Cairn.Reference.Journeys;

/// <summary>A session of one person: its acts in order, and the sender's id once an act has named one.</summary>
internal sealed class Session
{
    public string Id { get; set; } = "";

    public List<Act> Acts { get; } = [];
}
