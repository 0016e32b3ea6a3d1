using System.CommandLine;
using Cairn.Warehouse;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn sql</c>: one statement of the operator's, read-only unless <c>--write</c>.</summary>
internal static class SqlCommand
{
    private static readonly Argument<string> Statement = new("statement") { Description = "One SQL statement in ClickHouse's dialect." };

    private static readonly Option<string> Data = new("--data") { Description = "The data folder.", Required = true };

    private static readonly Option<bool> Write = new("--write") { Description = "Allow the statement to change data." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "table, csv, json, jsonl, tsv, or any output format of ClickHouse.",
        DefaultValueFactory = _ => "table",
    };

    public static Command Create()
    {
        var command = new Command("sql", "Run one SQL statement in the warehouse; read-only unless --write.") { Statement, Data, Write, Format };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(Data),
            parsed.GetRequiredValue(Statement),
            FormatName(parsed.GetValue(Format)!),
            readOnly: !parsed.GetValue(Write),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(string data, string statement, string format, bool readOnly, CancellationToken ct)
    {
        await using var session = await DataSession.OpenAsync(data, ct);
        await WarehouseFailure.TranslateAsync(async () =>
        {
            var sql = SqlText.FromOperator("sql", statement);
            await using var answer = await session.Client.OpenRawAsync(sql, format, parameters: null, readOnly, ct);
            await using var output = Console.OpenStandardOutput();
            await answer.CopyToAsync(output, ct);
        });
        return 0;
    }

    private static string FormatName(string name) => name.ToLowerInvariant() switch
    {
        "table" => Console.IsOutputRedirected ? "PrettyCompactNoEscapesMonoBlock" : "PrettyCompactMonoBlock",
        "csv" => "CSVWithNames",
        "json" => "JSON",
        "jsonl" => "JSONEachRow",
        "tsv" => "TabSeparatedWithNames",
        _ => name,
    };
}
