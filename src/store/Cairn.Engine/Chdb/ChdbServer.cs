using System.Collections.Frozen;
using System.Text;
using Cairn.Engine.Native;

namespace Cairn.Engine.Chdb;

/// <summary>
/// The database in this process: one data folder, one anchor connection that keeps it open and stops queries, and a
/// fresh connection for every statement.
/// </summary>
/// <remarks>
/// Boot removes chDB's own <c>default</c> database, which shows every file of the machine as a table, and puts an empty
/// one in its place (connections need one of that name). The anchor is used under a lock.
/// </remarks>
internal sealed class ChdbServer : IDisposable
{
    /// <summary>The database of all that is Cairn's; also what HTTP callers mean by <c>default</c>.</summary>
    public const string Database = "cairn";

    private readonly Lock _lock = new();
    private readonly ChdbConnection _anchor;
    private readonly string[] _pathArguments;
    private readonly SignalGuard _signals;

    private ChdbServer(ChdbConnection anchor, string[] pathArguments, SignalGuard signals)
    {
        (_anchor, _pathArguments, _signals) = (anchor, pathArguments, signals);
        foreach (var statement in BootStatements) Run(statement);
        Version = Text("SELECT version()");
        TableFunctions = Names("SELECT name FROM system.table_functions");
        TableEngines = Names("SELECT name FROM system.table_engines UNION ALL SELECT name FROM system.database_engines");
        Settings = Names("SELECT name FROM system.settings");
        TableSettings = Names("SELECT name FROM system.merge_tree_settings");
    }

    public string Version { get; }

    /// <summary>Every table function that this build of chDB has, aliases included.</summary>
    public FrozenSet<string> TableFunctions { get; }

    /// <summary>Every table and database engine that this build of chDB has.</summary>
    public FrozenSet<string> TableEngines { get; }

    /// <summary>Every query setting that this build of chDB has.</summary>
    public FrozenSet<string> Settings { get; }

    /// <summary>Every setting of a MergeTree table that this build of chDB has.</summary>
    public FrozenSet<string> TableSettings { get; }

    /// <summary>Merges can wait (setpriority(2)): whoever asks, inserts or sends an event cannot.</summary>
    private const int MergeNiceness = 10;

    private static IEnumerable<string> BootStatements =>
    [
        "DROP DATABASE IF EXISTS default SYNC",
        "CREATE DATABASE default ENGINE = Atomic",
        "CREATE DATABASE IF NOT EXISTS " + Database + " ENGINE = Atomic",
    ];

    /// <param name="folder">Absolute path of chDB's own folder; made where it is missing.</param>
    /// <param name="limits">What the server as a whole may use.</param>
    /// <param name="signals">Taken before the library was loaded.</param>
    /// <param name="configFile">A configuration of ClickHouse; null for none.</param>
    public static ChdbServer Boot(string folder, EngineLimits limits, SignalGuard signals, string? configFile = null)
    {
        ChdbLibrary.Load();
        ChdbNative.SetSignalHandlersEnabled(0);
        UnfinishedDatabases.Remove(folder);
        string[] path = configFile is null ? [$"--path={folder}"] : [$"--config-file={Path.GetFullPath(configFile)}", $"--path={folder}"];
        var anchor = ChdbConnection.Open(
            [.. path, $"--max_server_memory_usage={limits.ServerMemoryBytes}", $"--os_threads_nice_value_merge_mutate={MergeNiceness}"], signals);
        return new ChdbServer(anchor, path, signals);
    }

    /// <summary>Opens a connection with settings of its own, in one database.</summary>
    public ChdbConnection Open(IEnumerable<KeyValuePair<string, string>> settings, string database)
    {
        var connection = ChdbConnection.Open([.. _pathArguments, .. settings.Select(s => $"--{s.Key}={s.Value}")], _signals);
        try
        {
            connection.Query($"USE {Quote(database)}").Dispose();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Asks a running statement to stop and does not wait until it has (waiting can hang in chDB).</summary>
    public void Kill(string queryId)
    {
        lock (_lock)
        {
            _anchor.Query(
                "KILL QUERY WHERE Settings['log_comment'] = {id:String} ASYNC"u8,
                "Null",
                new Dictionary<string, string> { ["id"] = queryId }).Dispose();
        }
    }

    public void Dispose()
    {
        lock (_lock) _anchor.Dispose();
    }

    private void Run(string statement)
    {
        lock (_lock) _anchor.Query(statement).Dispose();
    }

    private string Text(string query)
    {
        lock (_lock)
        {
            using var result = _anchor.Query(query);
            return Encoding.UTF8.GetString(result.Bytes).TrimEnd('\n');
        }
    }

    private FrozenSet<string> Names(string query) => Text(query).Split('\n').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Quote(string identifier) =>
        $"`{identifier.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}`";
}
