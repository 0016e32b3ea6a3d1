namespace Cairn.Model.Tests;

/// <summary>Finds files of the repository and of the shared data from wherever the tests run.</summary>
internal static class Repository
{
    public static string File(params string[] path) => Path.Combine([Root(), .. path]);

    /// <summary>A file of the shared data; null when the data is not there.</summary>
    public static string? SharedData(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CAIRN_SHARED_DATA") ?? Path.Combine(Root(), "..", "shared", "data");
        var path = Path.Combine(folder, name);
        return System.IO.File.Exists(path) ? path : null;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
                return folder.FullName;

        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
