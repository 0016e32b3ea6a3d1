using System.Text.RegularExpressions;

namespace Cairn.Cli.Tests.Tidy;

/// <summary>Who names whom: rooms by their project files, and the namespaces of one room by the types that their files name.</summary>
internal static partial class RoomGraph
{
    /// <summary>The rooms, with the rooms that their projects refer to.</summary>
    public static IReadOnlyDictionary<string, string[]> Rooms { get; } = SourceTree.Files("src", "*.csproj").Concat(SourceTree.Files("world", "*.csproj"))
        .ToDictionary(
            static file => Path.GetFileNameWithoutExtension(file.Name),
            static file => file.Lines.SelectMany(static line => Reference().Matches(line)).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToArray());

    /// <summary>The namespaces of a room that lie in a cycle: each names types of another one that, over others or not, names it.</summary>
    public static string[] Cyclic(string room)
    {
        var files = SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("world", "*.cs"))
            .Where(file => file.Name.Contains($"/{room}/", StringComparison.Ordinal))
            .Select(static file => (Text: string.Join('\n', file.Lines.Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))), Space: SpaceOf(file)))
            .Where(static file => file.Space.Length > 0)
            .ToArray();
        var homes = files.SelectMany(static file => Declared().Matches(file.Text).Select(match => (Name: match.Groups[1].Value, file.Space)))
            .ToLookup(static type => type.Name, static type => type.Space);
        var edges = files.GroupBy(static file => file.Space).ToDictionary(
            static space => space.Key,
            space => space.SelectMany(file => Named().Matches(file.Text).Select(static match => match.Value).Distinct().SelectMany(name => homes[name]).Where(home => home != space.Key && Sees(file, home)))
                .ToHashSet(StringComparer.Ordinal));
        return [.. edges.Keys.Where(space => Reachable(space, edges).Contains(space)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A file sees the namespaces that it uses, and those around its own.</summary>
    private static bool Sees((string Text, string Space) file, string home) =>
        file.Text.Contains($"using {home};", StringComparison.Ordinal) || file.Space.StartsWith(home + ".", StringComparison.Ordinal);

    private static HashSet<string> Reachable(string from, Dictionary<string, HashSet<string>> edges)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(edges[from]);
        while (open.TryPop(out var next))
            if (reached.Add(next))
                foreach (var further in edges[next])
                    open.Push(further);
        return reached;
    }

    private static string SpaceOf(SourceFile file) =>
        file.Lines.FirstOrDefault(static line => line.StartsWith("namespace ", StringComparison.Ordinal)) is { } line ? line["namespace ".Length..].TrimEnd(';') : "";

    [GeneratedRegex("<ProjectReference Include=\"[^\"]*/([\\w.]+)\\.csproj\"")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum|delegate [\w<>?]+) ([A-Z]\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Named();
}
