using System.Text.Json;
using Cairn.Warehouse.Contents;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Lists the tables that can be asked.</summary>
internal static class TablesOutput
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Show(IAnsiConsole console, IReadOnlyList<TableContents> tables, string format)
    {
        if (format == "json")
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(tables, Layout));
            return;
        }
        var grid = new WordTable("name", ">rows", "columns");
        foreach (var table in tables)
            grid.AddRow(Markup.Escape(table.Name), table.Kind == "view" ? "view" : $"{table.Rows:N0}", Markup.Escape(table.Columns));
        grid.Write(console);
    }
}
