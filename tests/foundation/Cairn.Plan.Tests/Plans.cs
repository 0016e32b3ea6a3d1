using Cairn.Yaml;

namespace Cairn.Plan.Tests;

/// <summary>Small plans for tests.</summary>
internal static class Plans
{
    public const string Head = """
        name: test
        version: "1"
        phases:
          discovery: { minimum: 0.1, maximum: 0.3 }
          action: { minimum: 1, maximum: 1 }

        """;

    /// <summary>A good plan made of the usual head and <paramref name="rest"/>.</summary>
    public static TrackingPlan Of(string rest)
    {
        var reading = PlanFile.Parse(Head + rest, "test.yaml");
        reading.Mistakes.ShouldBeEmpty();
        return reading.Plan.ShouldNotBeNull();
    }

    /// <summary>A plan with one event, Viewed, that has these properties (YAML, indented by six).</summary>
    public static TrackingPlan WithProperties(string properties) =>
        Of("events:\n  Viewed:\n    phase: discovery\n    value: 0.1\n    properties:\n" + properties);

    /// <summary>What is wrong with the usual head and <paramref name="rest"/>.</summary>
    public static IReadOnlyList<YamlMistake> MistakesOf(string rest) => PlanFile.Parse(Head + rest, "test.yaml").Mistakes;
}
