using Cairn.Warehouse.Contents;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Lists the tables that can be asked.</summary>
internal static class TablesOutput
{
    public static void Show(IAnsiConsole console, IReadOnlyList<TableContents> tables, string format)
    {
        if (format == "json")
        {
            Console.Out.WriteLine(JsonText.Of(tables));
            return;
        }
        var grid = new WordTable("name", ">rows", "columns");
        foreach (var table in tables)
            grid.AddRow(Markup.Escape(table.Name), table.Kind == "view" ? "view" : $"{table.Rows:N0}", Markup.Escape(table.Columns));
        grid.Write(console);
    }
}
