using System.Globalization;
using System.Reflection;
using Cairn.Data;

namespace Cairn.Warehouse;

/// <summary>The schema steps that are embedded in this program, in order.</summary>
internal static class SchemaFiles
{
    private const string Folder = "Cairn.Warehouse.Schema.";

    public static IReadOnlyList<SchemaFile> All { get; } = Load();

    private static SchemaFile[] Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal)
            .Select(name => new SchemaFile(
                uint.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, SqlText.Load(typeof(SchemaFiles), "Schema." + name).Text))
            .ToArray();
        for (var i = 1; i < files.Length; i++)
        {
            if (files[i].Number == files[i - 1].Number) throw new InvalidOperationException($"Schema/{files[i].Name} has the number of {files[i - 1].Name}.");
        }

        return files;
    }
}
