namespace Cairn.Spool.Files;

/// <summary>The statements of the spool.</summary>
internal static class SpoolSql
{
    /// <summary>Makes a commit return only when the log behind it is on disk; checkpoints are run by the spool itself.</summary>
    public const string Configure =
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; "
        + "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY";

    public static string Create { get; } = Load("create_requests.sql");

    public static string Insert { get; } = Load("insert_request.sql");

    public static string End { get; } = Load("read_end.sql");

    public static string Read { get; } = Load("read_requests.sql");

    public static string Before { get; } = Load("read_request_before.sql");

    private static string Load(string name)
    {
        using var stream = typeof(SpoolSql).Assembly.GetManifestResourceStream(typeof(SpoolSql), name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
