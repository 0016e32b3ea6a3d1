using System.Text.RegularExpressions;

namespace Cairn.Warehouse;

/// <summary>
/// Turns one schema template into the statements for a single node or for a cluster. On a cluster every table
/// <c>x</c> is stored in <c>x_local</c> (replicated) and read and written through <c>x</c> (distributed); both are altered.
/// </summary>
/// <remarks>
/// Places: <c>{{database}}</c>, <c>{{table:x}}</c>, <c>{{on_cluster}}</c>, <c>{{engine:MergeTree}}</c>, <c>{{durable}}</c>, and
/// <c>{{shard_by:expression}}</c>, which renders to nothing and says by what rows are spread (default: at random).
/// </remarks>
internal static partial class SchemaTemplate
{
    // An acknowledged insert is on disk: facts and cost in docs/decisions/0001. Deduplication windows are off because
    // exactly-once is proved by reading (log_id, log_offset), and a forgotten token must never swallow a repaired range.
    // Most of the engine's work at a few inserts a second is to write the same rows again. So more parts are merged at once than
    // by default (5), and not fewer the more there are; a fresh part is one file instead of one for each column, and nobody keeps
    // statistics that no query of ours asks: docs/decisions/0001.
    private const string Durable =
        "fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, old_parts_lifetime = 480, "
        + "merge_selector_base = 64, min_parts_to_merge_at_once = 24, merge_selector_enable_heuristic_to_lower_max_parts_to_merge_at_once = 0, "
        + "min_bytes_for_wide_part = 33554432, auto_statistics_types = '', ";

    private const string SingleNode = Durable + "non_replicated_deduplication_window = 0";
    private const string Replicated = Durable + "replicated_deduplication_window = 0";

    /// <summary>Renders the statements in the order in which they are to be run.</summary>
    /// <param name="template">The schema file's text.</param>
    /// <param name="cluster">Name of the cluster; null for a single node.</param>
    /// <param name="database">Name of the database.</param>
    /// <exception cref="InvalidOperationException">The template has an unknown place.</exception>
    public static IReadOnlyList<string> Render(string template, string? cluster, string database)
    {
        var (text, table, shardBy) = Fill(template, cluster, database, isLocal: true);
        if (cluster is null || table is null)
            return [text];
        if (CreatesTable().IsMatch(text))
            return [text, Distributed(table, cluster, database, shardBy)];
        // What changes a table's columns changes them where the rows are and where they are read; indexes are where the rows are.
        return AltersTable().IsMatch(text)
            ? [text, AddedIndex().Replace(Fill(template, cluster, database, isLocal: false).Text, "")]
            : [text];
    }

    private static (string Text, string? Table, string ShardBy) Fill(string template, string? cluster, string database, bool isLocal)
    {
        string? table = null;
        var shardBy = "rand()";
        var text = Place().Replace(template, match =>
        {
            var argument = match.Groups["argument"].Value;
            switch (match.Groups["name"].Value)
            {
                case "database": return Quote(database);
                case "on_cluster": return cluster is null ? "" : $"ON CLUSTER {Quote(cluster)}";
                case "engine": return cluster is null ? argument : ReplicatedEngine(argument);
                case "durable": return cluster is null ? SingleNode : Replicated;
                case "table":
                    table = argument;
                    return cluster is null || !isLocal ? Quote(argument) : Quote(argument + "_local");
                case "shard_by":
                    shardBy = argument;
                    return "";
                default: throw new InvalidOperationException($"Unknown place {match.Value} in a schema template.");
            }
        });
        return (text, table, shardBy);
    }

    private static string Distributed(string table, string cluster, string database, string shardBy) =>
        $"""
        CREATE TABLE IF NOT EXISTS {Quote(table)} ON CLUSTER {Quote(cluster)} AS {Quote(table + "_local")}
        ENGINE = Distributed({Quote(cluster)}, {Quote(database)}, {Quote(table + "_local")}, {shardBy})
        """;

    private static string ReplicatedEngine(string engine)
    {
        var open = engine.IndexOf('(', StringComparison.Ordinal);
        var arguments = open < 0 ? "" : ", " + engine[(open + 1)..^1];
        var name = open < 0 ? engine : engine[..open];
        return $"Replicated{name}('/clickhouse/tables/{{shard}}/{{database}}/{{table}}', '{{replica}}'{arguments})";
    }

    private static string Quote(string identifier) =>
        $"`{identifier.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}`";

    [GeneratedRegex(@"\{\{(?<name>\w+)(:(?<argument>[^}]+))?\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\s*CREATE\s+TABLE\s", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex CreatesTable();

    [GeneratedRegex(@"^\s*ALTER\s+TABLE\s", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex AltersTable();

    [GeneratedRegex(@",\s*ADD\s+INDEX\s[^,]*", RegexOptions.IgnoreCase)]
    private static partial Regex AddedIndex();
}
