using Cairn.Spool;

namespace Cairn.Pipeline.Replaying;

/// <summary>The files of a spool that another process may be writing.</summary>
internal static class SpoolFolder
{
    /// <summary>All files, in the order of their requests.</summary>
    public static IReadOnlyList<SpoolFileName> Files(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder).Select(static path => SpoolFileName.Parse(Path.GetFileName(path))).OfType<SpoolFileName>().Order()];

    /// <summary>The file of a log; null when it is not there any more, or the log is none of the spool's.</summary>
    public static SpoolFileName? Find(string folder, string logId)
    {
        foreach (var name in Files(folder))
            if (name.LogId == logId)
                return name;
        return null;
    }
}
