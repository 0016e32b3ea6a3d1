using System.Security.Cryptography;
using System.Text;
using Cairn.Model;
using Cairn.Warehouse.Logs;
using Cairn.Yaml;

namespace Cairn.Import.Mapping;

/// <summary>Reads mapping files (docs/import.md). All mistakes of a file are reported at once, each with its place.</summary>
public static class MappingFile
{
    private const string RequestsName = "the mapping of request logs";

    /// <summary>The mapping of request logs, which bring everything with them (docs/import.md, "Request logs").</summary>
    public static ImportMapping Requests { get; } = Parse(RequestLogForm.Mapping, RequestsName);

    /// <summary>Reads a mapping that has to be good.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="UserException">The file is missing or has mistakes; the message lists all of them with line and column.</exception>
    public static ImportMapping Load(string path)
    {
        var mistakes = new MistakeList(path);
        var bytes = YamlBytes.Read(path, mistakes);
        var text = bytes is null ? null : YamlBytes.Decode(bytes, mistakes);
        return Read(text, path, mistakes);
    }

    /// <summary>Reads a mapping from text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="fileName">The name that mistakes are reported under.</param>
    /// <exception cref="UserException">The text has mistakes; the message lists all of them with line and column.</exception>
    public static ImportMapping Parse(string text, string fileName) => Read(text, fileName, new MistakeList(fileName));

    private static ImportMapping Read(string? text, string path, MistakeList mistakes)
    {
        ImportMapping? mapping = null;
        if (text is not null && text.AsSpan().Trim().IsEmpty)
            mistakes.Add(1, 1, "the mapping is empty", "Start with `source:`, `event:`, `time:` and `identifiers:` (docs/import.md has an example).");
        else if (text is not null && YamlTree.Load(text, mistakes) is { } root)
        {
            RequireMapping(root, path);
            MappingShape.Of(root).Check(root, "", mistakes);
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            mapping = new MappingBuilder(root, mistakes).Build(path, text, digest);
        }
        return mistakes.Count == 0 ? mapping! : throw Complaint(path, mistakes.InOrder());
    }

    /// <exception cref="UserException">It is the other file that an import is told of, which lacks everything that a mapping has.</exception>
    private static void RequireMapping(YamlNode root, string path)
    {
        if (root["events"] is not null && root["event"] is null && root["time"] is null)
            throw new UserException($"{path} is a tracking plan and no mapping",
                "Name it with --plan, and the mapping with --map: the two are probably swapped.");
    }

    private static UserException Complaint(string path, IReadOnlyList<YamlMistake> mistakes)
    {
        var count = mistakes.Count == 1 ? "a mistake" : $"{mistakes.Count} mistakes";
        return new UserException(
            $"the mapping {path} has {count}:\n{string.Join('\n', mistakes.Select(mistake => $"  {mistake}"))}",
            "Fix the mapping, then see what it makes of the file with: cairn import FILE --map MAP --plan PLAN --dry-run");
    }
}
