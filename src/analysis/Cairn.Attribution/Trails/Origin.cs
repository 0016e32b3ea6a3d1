namespace Cairn.Attribution.Trails;

/// <summary>What an act names of where the customer came from: numbers of the parts' names, which do not differ by letter case alone; 0 for what it does not name.</summary>
public readonly record struct Origin(uint Channel, uint Source, uint Medium, uint Campaign)
{
    /// <summary>Whether any part is named.</summary>
    public bool IsNamed => (Channel | Source | Medium | Campaign) != 0;

    /// <summary>Whether a part that both name is not the same.</summary>
    public bool DiffersFrom(in Origin other) =>
        Differ(Channel, other.Channel) || Differ(Source, other.Source) || Differ(Medium, other.Medium) || Differ(Campaign, other.Campaign);

    /// <summary>This origin, with the parts that it lacks from another.</summary>
    public Origin FilledFrom(in Origin other) => new(
        Channel != 0 ? Channel : other.Channel,
        Source != 0 ? Source : other.Source,
        Medium != 0 ? Medium : other.Medium,
        Campaign != 0 ? Campaign : other.Campaign);

    private static bool Differ(uint one, uint other) => one != 0 && other != 0 && one != other;
}
