using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>The description of the types of identifier: their names, or their names with how they join persons.</summary>
internal static class IdentifiersShape
{
    private const int MaxTypes = 50;
    private const int MaxOfPerson = 1_000;
    private const int MaxBlocked = 1_000;

    private static readonly EitherShape Rules = new(
        new NothingShape(),
        new FieldsShape(
            new("max", new NumberShape
            {
                Minimum = 1,
                Maximum = MaxOfPerson,
                Description = $"How many of them one person may have; 1: two of them are always two persons. Default: {PlannedIdentifier.DefaultMax}, 1 for user_id.",
            }),
            new("blocked", new ListShape(Parts.Text(""), MaxBlocked) { Description = "Values that name nobody, as test ids." })));

    public static EitherShape Full { get; } = new(
        new ListShape(Parts.Word(""), MaxTypes) { Description = "Their names." },
        Parts.Words(Rules, MaxTypes, "type", "Their names, each with how it joins persons."))
    {
        Description = "Types of identifier beside user_id and anonymous_id; the first is the surest sign of who somebody is.",
    };
}
