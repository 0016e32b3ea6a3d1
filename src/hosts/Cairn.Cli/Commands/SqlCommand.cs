using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;
using Cairn.Warehouse.Contents;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn sql</c>: one statement of the operator's, read-only unless <c>--write</c>; or the list of tables.</summary>
internal static class SqlCommand
{
    public static Command Create()
    {
        var statement = new Argument<string?>("statement") { Description = "One SQL statement in ClickHouse's dialect.", Arity = ArgumentArity.ZeroOrOne };
        var data = CommonOptions.Data();
        var tables = new Option<bool>("--tables") { Description = "List tables and views with their columns instead." };
        var write = new Option<bool>("--write") { Description = "Allow the statement to change data." };
        var format = new Option<string>("--format")
        {
            Description = "table, csv, json, jsonl, tsv, or any output format of ClickHouse.",
            DefaultValueFactory = _ => "table",
        };
        var command = new Command("sql", """
            Runs one SQL statement in the warehouse; read-only unless --write.

            Examples:
              cairn sql --tables
              cairn sql "SELECT event, count() FROM events GROUP BY event ORDER BY 2 DESC"
              cairn sql "SELECT toDate(occurred_at) AS day, count() FROM events GROUP BY day ORDER BY day" --format csv
            """) { statement, data, tables, write, format };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetValue(tables) ? null : parsed.GetValue(statement) ?? throw NoStatement(), parsed.GetRequiredValue(format),
            readOnly: !parsed.GetValue(write), ct));
        return command;
    }

    private static UserException NoStatement() =>
        new("There is no statement.", "Write it in quotes, cairn sql \"SELECT count() FROM events\", or list what can be asked with --tables.");

    /// <param name="data">The data folder.</param>
    /// <param name="statement">The statement; null: the list of tables.</param>
    /// <param name="format">How to print it.</param>
    /// <param name="readOnly">Whether it must change nothing.</param>
    /// <param name="ct">Stops it.</param>
    private static async Task<int> RunAsync(string data, string? statement, string format, bool readOnly, CancellationToken ct)
    {
        await using var session = await DataSession.OpenAsync(data, ct);
        await WarehouseFailure.TranslateAsync(async () =>
        {
            if (statement is null)
                TablesOutput.Show(AnsiConsole.Console, await WarehouseContents.ReadTablesAsync(session.Client, ct), format);
            else
                await AskAsync(session.Client, statement, FormatName(format), readOnly, ct);
        });
        return 0;
    }

    private static async Task AskAsync(WarehouseClient client, string statement, string format, bool readOnly, CancellationToken ct)
    {
        var sql = SqlText.FromOperator("sql", statement);
        await using var answer = await client.OpenRawAsync(sql, format, parameters: null, readOnly, ct);
        await using var output = Console.OpenStandardOutput();
        await answer.CopyToAsync(output, ct);
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
