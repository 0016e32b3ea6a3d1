using Cairn.Warehouse.Events;

namespace Cairn.Warehouse.Tests.Events;

public sealed class EventColumnsDocsTests
{
    [Fact]
    public void The_docs_have_the_columns_in_their_order_with_type_and_meaning()
    {
        var path = Repository.File("docs", "events.md");
        string[] lines = File.ReadAllLines(path), rows = [.. EventColumns.All.Select(static column => $"| `{column.Name}` | `{column.Type}` | {column.Meaning} |")];
        var told = lines.Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).ToArray();
        if (Environment.GetEnvironmentVariable("CAIRN_UPDATE_DOCS") == "1")
        {
            File.WriteAllLines(path, [.. lines.TakeWhile(static line => !line.StartsWith("| `", StringComparison.Ordinal)), .. rows, .. told[^2..]]);
            return;
        }
        told[..^2].ShouldBe(rows, "CAIRN_UPDATE_DOCS=1 ./test Warehouse writes the table");
        told[^2..].ShouldAllBe(static line => line.StartsWith("| `log_", StringComparison.Ordinal));
    }
}
