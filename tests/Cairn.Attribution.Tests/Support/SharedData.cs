namespace Cairn.Attribution.Tests.Support;

/// <summary>Finds the data files that are not part of the repository.</summary>
internal static class SharedData
{
    /// <summary>The path of a data file; the test that asks is skipped when the data is not there.</summary>
    public static string File(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CAIRN_SHARED_DATA") ?? Search();
        var file = folder is null ? null : Path.Combine(folder, name);
        Assert.SkipUnless(
            System.IO.File.Exists(file), $"{name} is not here: set CAIRN_SHARED_DATA to the folder that holds it.");
        return file!;
    }

    private static string? Search()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "data")))
                return Path.Combine(at.FullName, "shared", "data");
        return null;
    }
}
