namespace Cairn.Tests;

/// <summary>Finds files of the repository, and of the data that stand beside it, from wherever the tests run.</summary>
internal static class Repository
{
    /// <summary>The working tree that the tests were built from.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the repository.</summary>
    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>A file or folder of the shared data, which are no part of the repository; the test is skipped where they are absent.</summary>
    public static string Shared(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable("CAIRN_SHARED_DATA") ?? Path.Combine(Root, "..", "shared", "data");
        var found = Path.Combine([folder, .. path]);
        Assert.SkipUnless(Path.Exists(found), $"{Path.Combine(path)} is not in {folder} (or CAIRN_SHARED_DATA)");
        return found;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
                return folder.FullName;

        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
