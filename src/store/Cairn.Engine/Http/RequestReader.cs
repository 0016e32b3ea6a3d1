using System.Globalization;
using Cairn.Engine.Chdb;
using Cairn.Engine.Sql;
using Microsoft.AspNetCore.Http;

namespace Cairn.Engine.Http;

/// <summary>Reads a request of ClickHouse's HTTP interface (docs/en/interfaces/http.md) into what it asks for.</summary>
internal sealed class RequestReader(SettingPolicy policy, EngineLimits limits)
{
    /// <summary>What <see cref="Cairn.Warehouse.WarehouseClient"/> says with Cairn's own statements; heeded on the Unix socket alone.</summary>
    private const string OwnStatementHeader = "X-Cairn-Own-Statement";

    private const int MaxNameLength = 128;

    /// <exception cref="ChdbException">A parameter is unknown, not allowed or malformed.</exception>
    public EngineRequest Read(HttpRequest http)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in http.Query)
        {
            var value = values.Count == 1 ? values[0] ?? "" : throw Bad($"URL parameter {name} is given {values.Count} times");
            if (name.StartsWith("param_", StringComparison.Ordinal)) parameters[Name(name["param_".Length..])] = value;
            else if (IsNamed(name)) named[name] = value;
            else if (!SettingPolicy.IsTransport(name)) settings[Checked(name, value)] = value;
            else named[name] = value;
        }

        CheckUnsupported(named);
        var queryId = QueryId(named.GetValueOrDefault("query_id"));
        var isOwn = KeyCheck.IsTrusted(http.HttpContext) && http.Headers.ContainsKey(OwnStatementHeader);
        return new EngineRequest
        {
            QueryId = queryId,
            Database = DatabaseOf(named.GetValueOrDefault("database") ?? Header(http, "X-ClickHouse-Database")),
            Query = named.GetValueOrDefault("query"),
            Format = named.GetValueOrDefault("default_format") ?? Header(http, "X-ClickHouse-Format"),
            IsReadOnly = HttpMethods.IsGet(http.Method) || named.GetValueOrDefault("readonly") is "1" or "2",
            WaitForEnd = named.GetValueOrDefault("wait_end_of_query") == "1",
            Compress = named.GetValueOrDefault("enable_http_compression") == "1" && AcceptsGzip(http),
            Parameters = parameters,
            Settings = WithLimits(settings, queryId, isOwn),
        };
    }

    private static bool IsNamed(string name) => name is "query" or "database" or "default_format" or "query_id" or "readonly"
        or "user" or "password" or "session_id" or "session_timeout" or "session_check" or "compress" or "decompress";

    private static void CheckUnsupported(Dictionary<string, string> named)
    {
        if (named.ContainsKey("session_id"))
            throw new ChdbException(ErrorCode.NotImplemented, "Sessions are not supported: send settings with each request");
        if (named.ContainsKey("user") || named.ContainsKey("password"))
            throw new ChdbException(ErrorCode.NotImplemented, "Keys are not taken from the URL: use Basic authentication or X-ClickHouse-User and X-ClickHouse-Key");
        if (named.GetValueOrDefault("compress") == "1" || named.GetValueOrDefault("decompress") == "1")
            throw new ChdbException(ErrorCode.NotImplemented, "ClickHouse's own block compression is not supported: use gzip");
    }

    private string Checked(string name, string value)
    {
        policy.Check(Name(name), value);
        return name;
    }

    /// <summary>Every statement gets the engine's limits; a caller can only tighten them.</summary>
    /// <param name="settings">Those of the request.</param>
    /// <param name="queryId">Its id.</param>
    /// <param name="isOwn">Whether the statement is Cairn's own and its answer read as a stream, so that it may be of any length.</param>
    private Dictionary<string, string> WithLimits(Dictionary<string, string> settings, string queryId, bool isOwn)
    {
        var spillAt = (limits.QueryMemoryBytes / 4).ToString(CultureInfo.InvariantCulture);
        settings.TryAdd("max_memory_usage", limits.QueryMemoryBytes.ToString(CultureInfo.InvariantCulture));
        settings.TryAdd("max_bytes_before_external_sort", spillAt);
        settings.TryAdd("max_bytes_before_external_group_by", spillAt);
        settings.TryAdd("max_execution_time", ((long)limits.QueryTime.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        if (!isOwn) settings.TryAdd("max_result_bytes", limits.ResultBytes.ToString(CultureInfo.InvariantCulture));
        settings.TryAdd("async_insert", "0");
        // VALUES would otherwise evaluate expressions that stand in the data.
        settings["input_format_values_interpret_expressions"] = "0";
        // chDB makes up its own query ids; by this comment a statement is found when it has to be stopped.
        settings["log_comment"] = queryId;
        return settings;
    }

    private static string QueryId(string? given)
    {
        if (string.IsNullOrEmpty(given)) return Guid.NewGuid().ToString();
        return given.Length <= MaxNameLength && given.All(c => c is > ' ' and < (char)0x7F) ? given : throw Bad("query_id must be printable and short");
    }

    private static string DatabaseOf(string? name) => name is null or "" or "default" ? ChdbServer.Database : name;

    private static string Name(string name) =>
        name.Length is > 0 and <= MaxNameLength && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : throw Bad("the name of a URL parameter must be letters, digits and _");

    private static string? Header(HttpRequest http, string name) => http.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    private static bool AcceptsGzip(HttpRequest http) =>
        http.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);

    private static ChdbException Bad(string why) => new(ErrorCode.BadArguments, why);
}
