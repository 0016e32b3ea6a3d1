namespace Cairn.Engine.Chdb;

/// <summary>
/// Removes what a CREATE DATABASE leaves on a disk that is full: an empty description, with which the server never starts again
/// ("Empty query: while loading database"). Every boot creates one, so it need only be full while an engine starts.
/// </summary>
internal static class UnfinishedDatabases
{
    /// <summary>Removes them, before the server opens the folder.</summary>
    /// <param name="folder">chDB's own folder.</param>
    public static void Remove(string folder)
    {
        // The one is made anew at every boot. The other has tables, and without any it has never been finished.
        RemoveEmpty(Path.Combine(folder, "metadata", "default.sql"));
        if (!HasTables(folder))
            RemoveEmpty(Path.Combine(folder, "metadata", ChdbServer.Database + ".sql"));
    }

    private static void RemoveEmpty(string description)
    {
        if (new FileInfo(description) is { Exists: true, Length: 0 })
            File.Delete(description);
    }

    /// <summary>Whether any database has a table: their descriptions stand in the databases' own folders.</summary>
    private static bool HasTables(string folder)
    {
        var store = Path.Combine(folder, "store");
        return Directory.Exists(store)
            && Directory.EnumerateFiles(store, "*.sql", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }).Any();
    }
}
