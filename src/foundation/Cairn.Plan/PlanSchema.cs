using Cairn.Plan.Shapes;

namespace Cairn.Plan;

/// <summary>
/// The plan file's form as JSON Schema 2020-12, from the same description that <see cref="PlanFile"/> checks files
/// with.
/// </summary>
public static class PlanSchema
{
    /// <summary>The schema's text, indented, ending with a line feed.</summary>
    public static string Text { get; } = PlanShape.Document();
}
