namespace Cairn.Cli.Tests.Tidy;

/// <summary>Files of the working tree that somebody wrote.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["artifacts", "node_modules", ".git", "bin", "obj"];

    public static IEnumerable<SourceFile> Files(string folder, string pattern)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true };
        var start = Path.Combine(Repository.Root, folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, pattern, options).Where(IsOurs).Order().Select(Read)
            : [];
    }

    private static bool IsOurs(string path) =>
        !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Any(Generated.Contains);

    private static SourceFile Read(string path) => new(Path.GetRelativePath(Repository.Root, path), File.ReadAllLines(path));
}
