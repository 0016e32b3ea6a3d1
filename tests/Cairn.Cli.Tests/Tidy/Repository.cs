namespace Cairn.Cli.Tests.Tidy;

/// <summary>The working tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["artifacts", "node_modules", ".git", "bin", "obj"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<SourceFile> Files(string folder, string pattern)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true };
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, pattern, options).Where(IsOurs).Order().Select(Read)
            : [];
    }

    private static bool IsOurs(string path) =>
        !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(Generated.Contains);

    private static SourceFile Read(string path) => new(Path.GetRelativePath(Root, path), File.ReadAllLines(path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
            folder = folder.Parent;

        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the working tree.");
    }
}
