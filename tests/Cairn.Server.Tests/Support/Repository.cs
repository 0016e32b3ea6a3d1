namespace Cairn.Server.Tests.Support;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string File(params string[] path) => Path.Combine([Root(), .. path]);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Cairn.slnx")))
                return folder.FullName;

        throw new InvalidOperationException("the tests run outside of the repository");
    }
}
