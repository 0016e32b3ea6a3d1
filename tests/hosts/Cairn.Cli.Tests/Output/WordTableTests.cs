using Cairn.Cli.Output;
using Cairn.Import.Quarantined;
using Spectre.Console;

namespace Cairn.Cli.Tests.Output;

public class WordTableTests
{
    private static readonly string[] Words = ["currencies", "unknown_event", "exports/orders-2026-03.csv:1048576", "Checkout", "quarantine"];

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void No_word_is_cut(int width)
    {
        var table = new WordTable(">records", "source", "event", "what", "fix", "first at", "reason");
        table.AddRow("12,345", "shop-export", "Checkout Started", "unknown_event (event)", "plan", "exports/orders-2026-03.csv:1048576",
            "'€' is no known currency, and the quarantine keeps it until the plan's currencies have it: add it there, then replay");
        var text = Rendered(width, table.Write);

        foreach (var word in Words.Append("12,345"))
            text.ShouldContain(word);
        text.Split('\n').Max(static line => line.TrimEnd().Length).ShouldBeLessThanOrEqualTo(width);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void The_quarantine_is_listed_with_whole_words(int width)
    {
        QuarantineGroup[] groups =
        [
            new("shop", "Order Completed", "currency_unknown", "currency", 92, "laden.csv", 2, "the plan's currencies do not have 'EURO'"),
            new("app", "Brand New", "unknown_event", "event", 1, "logs/app-2026-03-01.jsonl", 10_000, "the plan has no event of this name"),
        ];
        var text = Rendered(width, console => new QuarantineView(console).Show(groups));

        foreach (var word in new[] { "currencies", "currency_unknown", "unknown_event", "laden.csv:2", "logs/app-2026-03-01.jsonl:10000", "Completed" })
            text.ShouldContain(word);
        text.Split('\n').Max(static line => line.TrimEnd().Length).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public void Lines_are_broken_between_words_and_commands_so_that_a_shell_takes_them()
    {
        Lines.Wrap("one two three\nfour", 7).ShouldBe("one two\nthree\nfour");
        Lines.Wrap("  one two", 6).ShouldBe("  one\ntwo");
        Lines.Hanging("one two three", 10, 2).ShouldBe("  one two\n    three");
        Lines.Command("  cairn sql --format csv", 20).ShouldBe("  cairn sql \\\n    --format csv");
        Lines.Wrap("averyverylongword x", 5).ShouldBe("averyverylongword\nx");
    }

    [Theory]
    [InlineData(0.1234, "12.3%")]
    [InlineData(12.5, "1,250.0%")]
    public void Shares_are_written_in_one_way(double share, string text) => Numbers.Percent(share).ShouldBe(text);

    [Fact]
    public void Sizes_money_and_times_are_written_in_one_way()
    {
        (Numbers.Bytes(1536), Numbers.Bytes(5L << 20), Numbers.Bytes(3L << 30)).ShouldBe(("1.5 KiB", "5.0 MiB", "3.0 GiB"));
        (Numbers.Exact(1234.5m), Numbers.Exact(0.00012345m)).ShouldBe(("1,234.50", "0.00012345"));
        Numbers.Clock(TimeSpan.FromSeconds(187)).ShouldBe("3:07");
    }

    private static string Rendered(int width, Action<IAnsiConsole> show)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        show(console);
        return output.ToString();
    }
}
