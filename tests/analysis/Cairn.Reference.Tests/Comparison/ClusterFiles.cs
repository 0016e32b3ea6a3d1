namespace Cairn.Reference.Tests.Comparison;

/// <summary>
/// The configuration of a cluster of three shards in one process: each of them sees, by a row policy, a third of the tables' rows, and a
/// statement from outside the cluster sees all of them.
/// </summary>
internal static class ClusterFiles
{
    /// <summary>The cluster.</summary>
    public const string Cluster = "three";

    /// <summary>By what the rows of each table are divided: events by their actor, so that an actor's are together.</summary>
    private static readonly (string Table, string Key)[] Keys =
    [
        ("events", "actor_key"), ("quarantine", "sipHash64(log_id, log_offset)"), ("suppressed", "sipHash64(log_id, log_offset)"),
        ("tombstones", "sipHash64(log_id, from_offset)"), ("imports", "sipHash64(log_id)"), ("identity_decisions", "one_key"),
    ];

    /// <summary>The tables that are divided.</summary>
    public static IEnumerable<string> Tables => Keys.Select(static key => key.Table);

    /// <summary>Writes it.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="database">The database whose tables are divided.</param>
    /// <returns>The file that the engine is given.</returns>
    public static string Write(string folder, string database)
    {
        var users = Path.Combine(folder, "users.xml");
        var policies = string.Concat(Keys.Select(static key =>
            $"<{key.Table}><filter>shardCount() = 0 OR moduloOrNull({key.Key}, shardCount()) = shardNum() - 1</filter></{key.Table}>"));
        File.WriteAllText(users, $"""
            <clickhouse><profiles><default/></profiles><quotas><default/></quotas><users><default><password></password><networks><ip>::/0</ip></networks>
            <profile>default</profile><quota>default</quota><databases><{database}>{policies}</{database}></databases></default></users></clickhouse>
            """);
        const string Shard = "<shard><replica><host>127.0.0.1</host><port>9000</port></replica></shard>";
        var config = Path.Combine(folder, "cluster.xml");
        File.WriteAllText(config, $"""
            <clickhouse><tcp_port>9000</tcp_port><remote_servers><{Cluster}>{Shard}{Shard}{Shard}</{Cluster}></remote_servers><users_config>{users}</users_config></clickhouse>
            """);
        return config;
    }
}
