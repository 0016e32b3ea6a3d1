using System.Collections.Frozen;

namespace Cairn.Model.Channels;

/// <summary>The click ids that are known, from ClickIds.txt.</summary>
internal static class ClickIds
{
    private static readonly FrozenDictionary<string, ClickId> ByName =
        DataFile.Lines("ClickIds.txt")
            .Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Select((words, index) => new ClickId(words[0], Enum.Parse<ClickIdKind>(words[1], ignoreCase: true), words[2], words[3], index))
            .ToFrozenDictionary(clickId => clickId.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ClickId>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The click id of that name, in any case; null when it is none.</summary>
    public static ClickId? Find(ReadOnlySpan<char> name) => BySpan.TryGetValue(name, out var clickId) ? clickId : null;
}
