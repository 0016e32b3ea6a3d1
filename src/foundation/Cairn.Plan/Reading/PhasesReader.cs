using Cairn.Yaml;

namespace Cairn.Plan.Reading;

/// <summary>Reads the phases, each with a range that is no wider than 0 to 1 and does not run backwards.</summary>
internal static class PhasesReader
{
    public static IReadOnlyList<Phase> Read(YamlNode root, MistakeList mistakes)
    {
        var phases = new List<Phase>();
        foreach (var (key, content) in root["phases"]?.Entries ?? [])
        {
            if (content.NumberOf("minimum") is not { } minimum || content.NumberOf("maximum") is not { } maximum)
                continue;
            if (minimum > maximum)
                mistakes.Add(content["maximum"]!,
                    $"the phase '{key.Text}' ends at {maximum}, below its minimum of {minimum}",
                    "Swap the two or fix one of them.");
            else
                phases.Add(new Phase(key.Text, minimum, maximum));
        }

        return phases;
    }
}
