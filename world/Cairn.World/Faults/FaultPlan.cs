namespace Cairn.World.Faults;

/// <summary>The faults of a world.</summary>
/// <param name="Name">The preset's name or the file's.</param>
/// <param name="Faults">In the order of the file, each with an id of its own.</param>
public sealed record FaultPlan(string Name, IReadOnlyList<Fault> Faults)
{
    /// <summary>A world whose tracking is whole.</summary>
    public static FaultPlan None { get; } = new("calm", []);

    /// <summary>The faults of one kind.</summary>
    public IEnumerable<Fault> Of(FaultKind kind) => Faults.Where(fault => fault.Kind == kind);
}
