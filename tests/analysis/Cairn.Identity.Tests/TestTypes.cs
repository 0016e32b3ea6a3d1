using System.Text;
using Cairn.Identity.Identifiers;
using Cairn.Plan;

namespace Cairn.Identity.Tests;

/// <summary>Types of identifier as a test needs them.</summary>
internal static class TestTypes
{
    /// <summary>Users, browsers and wallets.</summary>
    public static IdentifierTypes Usual { get; } = Of(("user_id", 1), ("anonymous_id", 0), ("wallet", 10), ("device_id", 0));

    /// <summary>Those of a plan that names these, each with how many a person may have.</summary>
    public static IdentifierTypes Of(params ReadOnlySpan<(string Type, int Max)> types)
    {
        var lines = new StringBuilder();
        foreach (var (type, max) in types)
            lines.Append("  ").Append(type).Append(type.EndsWith("_id", StringComparison.Ordinal) && type != "user_id" ? ":\n" : $": {{ max: {max} }}\n");
        return IdentifierTypes.Of(PlanOf(lines.ToString()));
    }

    /// <summary>A plan with these lines under <c>identifiers:</c>.</summary>
    public static TrackingPlan PlanOf(string identifiers)
    {
        var reading = PlanFile.Parse($$"""
            name: test
            version: "1"
            identifiers:
            {{identifiers.TrimEnd()}}
            phases:
              action: { minimum: 0, maximum: 1 }
            events:
              Page Viewed: { phase: action, value: 0.1 }
            """, "plan.yaml");
        return reading.Plan ?? throw new InvalidOperationException(string.Join('\n', reading.Mistakes));
    }
}
