namespace Cairn.Model.Plan.Shapes;

/// <summary>A key that a part of the plan may have.</summary>
internal sealed record Field(string Name, Shape Shape, bool Required = false);
