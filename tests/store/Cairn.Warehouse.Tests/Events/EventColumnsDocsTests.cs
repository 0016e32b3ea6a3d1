using Cairn.Warehouse.Events;

namespace Cairn.Warehouse.Tests.Events;

public sealed class EventColumnsDocsTests
{
    [Fact]
    public void The_docs_have_the_columns_in_their_order_with_type_and_meaning()
    {
        var told = File.ReadLines(Path.Combine(Repository.Root, "docs", "events.md")).Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).ToArray();
        told[..^2].ShouldBe(EventColumns.All.Select(static column => $"| `{column.Name}` | `{column.Type}` | {column.Meaning} |"));
        told[^2..].ShouldAllBe(static line => line.StartsWith("| `log_", StringComparison.Ordinal));
    }
}
