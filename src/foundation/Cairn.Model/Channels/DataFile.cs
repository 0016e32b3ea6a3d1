namespace Cairn.Model.Channels;

/// <summary>Reads the lists that are embedded beside the code.</summary>
internal static class DataFile
{
    /// <summary>The lines of the list without comments (#) and blank lines.</summary>
    public static IReadOnlyList<string> Lines(string name) => Lines(typeof(DataFile), name);

    /// <summary>The lines of a list in the folder of a type.</summary>
    public static IReadOnlyList<string> Lines(Type anchor, string name)
    {
        using var stream = anchor.Assembly.GetManifestResourceStream(anchor, name)
            ?? throw new InvalidOperationException($"the list {name} is not embedded");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0)];
    }
}
