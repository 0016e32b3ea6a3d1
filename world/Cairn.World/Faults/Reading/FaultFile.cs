using System.Text;

namespace Cairn.World.Faults.Reading;

/// <summary>Reads the faults of a world from YAML. docs/world-faults.md describes the file.</summary>
public static class FaultFile
{
    /// <summary>A file of faults has at most this many characters.</summary>
    public const int MaximumLength = 1_000_000;

    private static readonly string[] Fields = ["name", "faults"];

    /// <summary>Reads a preset or a file.</summary>
    /// <param name="nameOrPath">One of <see cref="FaultPresets.Names"/>, or the path of a file.</param>
    /// <param name="world">The world that the faults are for.</param>
    /// <exception cref="WorldException">There is no such file, or it has mistakes; all of them are in the message.</exception>
    public static FaultPlan Load(string nameOrPath, FaultContext world) => FaultPresets.Names.Contains(nameOrPath)
        ? Parse(FaultPresets.Text(nameOrPath), $"{nameOrPath}.yaml", world)
        : Parse(Text(nameOrPath), nameOrPath, world);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="fileName">For messages; without folder and extension, the plan's name unless the file gives one.</param>
    /// <param name="world">The world that the faults are for.</param>
    /// <exception cref="WorldException">
    /// The file has mistakes: each is a line <c>file:line:column: what</c> of the message.
    /// </exception>
    public static FaultPlan Parse(string text, string fileName, FaultContext world)
    {
        var mistakes = new MistakeList(fileName);
        var root = YamlReader.Read(text, mistakes);
        if (root is { Entries: null })
            mistakes.Add(root, $"the file is {root.Describe()}; it must be a map with `faults:`");
        mistakes.ThrowIfUnreadable(root);

        var name = Name(root!, mistakes) ?? Path.GetFileNameWithoutExtension(fileName);
        var faults = Faults(root!, world, mistakes);
        mistakes.ThrowIfAny();
        return new FaultPlan(name, faults);
    }

    private static string? Name(YamlNode root, MistakeList mistakes)
    {
        foreach (var (key, _) in root.Entries!.Where(entry => !Fields.Contains(entry.Key.Text)))
            mistakes.Add(key, $"a file of faults has no field {Quoted.Of(key.Text!)}; it takes name and faults");

        var name = root.At("name");
        if (name is not null && string.IsNullOrWhiteSpace(name.Text))
            mistakes.Add(name, $"name is {name.Describe()}; it must be a text");
        return name?.Text;
    }

    private static List<Fault> Faults(YamlNode root, FaultContext world, MistakeList mistakes)
    {
        var read = new List<(YamlNode Node, Fault Fault)>();
        if (root.At("faults") is not { } list)
            mistakes.Add(root, "the file has no `faults:`; a world without faults is `faults: []`");
        else if (list.Items is null)
            mistakes.Add(list, $"faults is {list.Describe()}; it must be a list, each item beginning with `- kind:`");
        else
            foreach (var node in list.Items)
                if (FaultReader.Read(node, world, mistakes) is { } fault)
                    read.Add((node, fault));

        FaultAgreement.Check(read, mistakes);
        return [.. read.Select(one => one.Fault)];
    }

    private static string Text(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new WorldException(
                    $"There is no file {Quoted.Of(path)}, and no preset of faults of that name.",
                    $"The presets are {string.Join(", ", FaultPresets.Names)}; docs/world-faults.md describes a file of your own.");
            if (file.Length > MaximumLength)
                throw new WorldException(
                    $"{path} has {file.Length:N0} bytes, which no file of faults needs.",
                    $"Name a file of at most {MaximumLength:N0} bytes.");
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new WorldException($"{path} cannot be read: {error.Message}", "Name a YAML file in UTF-8 that you may read.", error);
        }
    }
}
