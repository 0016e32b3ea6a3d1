using System.Globalization;
using Cairn.Engine.Chdb;

namespace Cairn.Engine.Sql;

/// <summary>
/// Which settings a caller may say, in the URL or in a SETTINGS clause, and within which bounds. What is not listed is
/// rejected, because some settings hold SQL text, file names or addresses.
/// </summary>
/// <param name="known">Every query setting that chDB has.</param>
/// <param name="knownOfTables">Every setting of a MergeTree table that chDB has.</param>
/// <param name="limits">Bounds that no caller may lift.</param>
internal sealed class SettingPolicy(IReadOnlySet<string> known, IReadOnlySet<string> knownOfTables, EngineLimits limits)
{
    private const int MaxValueLength = 1024;

    private static readonly string[] AllowedPrefixes =
    [
        "aggregate_functions_", "any_join_", "cast_", "compile_", "count_distinct_", "date_time_", "deduplicate_",
        "distinct_overflow_", "distributed_", "empty_result_", "enable_analyzer", "enable_optimize_", "format_csv_",
        "format_tsv_", "format_json_", "group_by_", "input_format_", "insert_", "join_", "low_cardinality_", "max_block_",
        "max_bytes_", "max_columns_", "max_insert_", "max_joined_", "max_rows_", "max_threads", "merge_tree_", "min_",
        "optimize_", "output_format_", "parallel_", "preferred_", "read_overflow_", "result_overflow_", "set_overflow_",
        "sort_overflow_", "timeout_", "transform_null_in", "union_default_", "use_index", "use_query_condition_",
    ];

    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "alter_sync", "async_insert", "exclude_materialize_skip_indexes_on_insert", "extremes", "final", "limit", "offset", "lightweight_deletes_sync",
        "log_queries", "mutations_sync", "query_plan_enable_optimizations", "query_plan_execute_functions_after_sorting", "session_timezone",
        "wait_for_async_insert", "allow_suspicious_low_cardinality_types", "select_sequential_consistency",
        "load_balancing", "prefer_localhost_replica", "use_skip_indexes", "ignore_data_skipping_indices", "skip_unavailable_shards", "joined_subquery_requires_alias",
    };

    /// <summary>Settings of tables that name places outside the data folder.</summary>
    private static readonly HashSet<string> RejectedOfTables = new(StringComparer.Ordinal)
    {
        "disk", "storage_policy", "table_disk",
    };

    /// <summary>Allowed by prefix otherwise, but these evaluate expressions, name a schema or reach the network.</summary>
    private static readonly HashSet<string> Rejected = new(StringComparer.Ordinal)
    {
        "input_format_values_interpret_expressions", "input_format_avro_schema_registry_url", "parallel_replicas_custom_key",
        "output_format_avro_schema_registry_url", "output_format_schema", "input_format_custom_schema",
        "parallel_replica_offset", "parallel_replicas_count", "insert_shard_id",
    };

    /// <summary>Parts of URLs that ClickHouse knows beside settings; the engine does what they say or needs not.</summary>
    private static readonly HashSet<string> Url = new(StringComparer.Ordinal)
    {
        "wait_end_of_query", "buffer_size", "send_progress_in_http_headers", "http_headers_progress_interval_ms",
        "enable_http_compression", "http_zlib_compression_level", "add_http_cors_header", "role", "client_protocol_version",
        "cancel_http_readonly_queries_on_client_close", "http_write_exception_in_output_format", "quota_key",
        "http_wait_end_of_query", "http_response_buffer_size",
    };

    /// <summary>Whether a URL parameter is about the transport and no setting of the statement.</summary>
    public static bool IsTransport(string name) => Url.Contains(name);

    /// <exception cref="ChdbException">The setting is unknown (115), not allowed or out of its bounds (452).</exception>
    public void Check(string name, string value)
    {
        if (value.Length > MaxValueLength || value.Contains('\0', StringComparison.Ordinal))
            throw Violation(name, $"its value is longer than {MaxValueLength} characters");
        if (Bound(name) is { } bound)
        {
            CheckBound(name, value, bound);
            return;
        }

        if (!known.Contains(name)) throw new ChdbException(ErrorCode.UnknownSetting, $"Setting {name} is neither a builtin setting nor started with the prefix 'custom_'");
        var isAllowed = Allowed.Contains(name) || Array.Exists(AllowedPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
        if (!isAllowed || Rejected.Contains(name)) throw Violation(name, "it may not be changed from outside");
    }

    /// <summary>Where a SETTINGS clause begins at token <paramref name="i"/>, checks each of its settings.</summary>
    public void CheckClause(List<Token> tokens, int i)
    {
        if (!tokens[i].Is("SETTINGS") && !tokens[i].Is("SETTING")) return;
        for (var at = i + 1; at + 1 < tokens.Count && tokens[at].IsName && tokens[at + 1].Is('='); at++)
        {
            var isPlain = at + 2 < tokens.Count && tokens[at + 2].Kind is TokenKind.Number or TokenKind.String or TokenKind.Word;
            if (!isPlain) throw Violation(tokens[at].Text, "its value must be a plain literal");
            var name = tokens[at].Text;
            var isOfTable = knownOfTables.Contains(name) && !known.Contains(name) && !RejectedOfTables.Contains(name);
            if (!isOfTable) Check(name, tokens[at + 2].Text);
            at += 3;
            // A number may go on behind a point; a comma leads to the next setting.
            while (at < tokens.Count && (tokens[at].Is('.') || tokens[at].Kind == TokenKind.Number)) at++;
            if (at >= tokens.Count || !tokens[at].Is(',')) return;
        }
    }

    private long? Bound(string name) => name switch
    {
        "max_memory_usage" or "max_bytes_before_external_sort" or "max_bytes_before_external_group_by" => limits.QueryMemoryBytes,
        "max_execution_time" => (long)limits.QueryTime.TotalSeconds,
        "max_threads" or "max_insert_threads" => Environment.ProcessorCount,
        "max_result_bytes" => limits.ResultBytes,
        _ => null,
    };

    private static void CheckBound(string name, string value, long bound)
    {
        var isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || !(number > 0) || number > bound) throw Violation(name, $"its value must be above 0 and at most {bound}");
    }

    private static ChdbException Violation(string name, string why) =>
        new(ErrorCode.SettingConstraintViolation, $"Setting {name} is rejected: {why}");
}
