using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Yaml;

namespace Cairn.Plan.Reading;

/// <summary>Reads which referrers send nobody: a list of the plan's own, or changes to the one that ships.</summary>
internal static class UnwantedReferralsReader
{
    public static IReadOnlyList<string> Read(YamlNode root, MistakeList mistakes)
    {
        if (root["unwanted_referrals"] is not { } content)
            return UnwantedReferrals.Default;
        if (content.Kind == YamlKind.List)
            return [.. root.ScalarsOf("unwanted_referrals").Select(node => node.Text)];

        foreach (var node in content.ScalarsOf("remove"))
            if (!UnwantedReferrals.Default.Contains(node.Text, StringComparer.Ordinal))
                mistakes.Add(node, $"'{node.Text}' does not stand in the list that ships", NearMiss.Ask(
                    node.Text, UnwantedReferrals.Default, "Remove it here; hosts below an entry cannot be taken out one by one."));
        return [.. UnwantedReferrals.Default.Except(content.ScalarsOf("remove").Select(node => node.Text))
            .Union(content.ScalarsOf("add").Select(node => node.Text))];
    }
}
