using System.Text.Json;
using Cairn.Cli.Output;
using Cairn.Model.Plan;
using Spectre.Console;

namespace Cairn.Cli.Tests.Commands;

public sealed class PlanCommandTests : IDisposable
{
    private readonly string _broken = Path.Combine(Path.GetTempPath(), $"cairn-plan-{Guid.NewGuid():N}.yaml");

    public PlanCommandTests() => File.WriteAllText(_broken, """
        name: shop
        version: "1"
        phases: { action: { minimum: 1, maximum: 1 } }
        events:
          Bought: { phase: acton, value: 1 }
          Sold: { phase: action, value: 2 }
        """);

    public void Dispose() => File.Delete(_broken);

    [Fact]
    public async Task check_says_what_a_good_plan_holds()
    {
        var result = await CairnProcess.RunAsync(Repository.Root, "plan", "check", "plans/shop.yaml", "plans/fintech.yaml");
        (result.ExitCode, result.Errors).ShouldBe((0, ""));
        var lines = result.Output.TrimEnd().Split('\n');
        lines[0].ShouldMatch(@"^ok: plans/shop\.yaml: \d+ events, \d+ aliases, 3 conversions, 2 channel rules\r?$");
        lines[1].ShouldStartWith("ok: plans/fintech.yaml: ");
    }

    [Fact]
    public async Task check_lists_every_mistake_and_fails()
    {
        var result = await CairnProcess.RunAsync(Repository.Root, "plan", "check", _broken);
        result.ExitCode.ShouldBe(1);
        result.Output.Replace("\r", "").ShouldBe($"""
            {_broken}:5:20: there is no phase 'acton'
              Did you mean 'action'?
            {_broken}:6:33: events.Sold.value is 2
              Give a number from 0 to 1.
            2 mistakes in {_broken}

            """.Replace("\r", ""));
    }

    [Fact]
    public async Task check_speaks_json_to_machines()
    {
        var result = await CairnProcess.RunAsync(Repository.Root, "plan", "check", "--format", "json", "plans/shop.yaml", _broken);
        result.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.EnumerateArray().Select(file => file.GetProperty("ok").GetBoolean()).ShouldBe([true, false]);
        json.RootElement[1].GetProperty("mistakes")[0].GetProperty("line").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task schema_is_the_one_that_ships()
    {
        var result = await CairnProcess.RunAsync(Repository.Root, "plan", "schema");
        result.Output.ShouldBe(File.ReadAllText(Path.Combine(Repository.Root, "plans", "plan.schema.json")));
    }

    [Fact]
    public async Task show_writes_json_that_is_a_plan_again()
    {
        var result = await CairnProcess.RunAsync(Repository.Root, "plan", "show", "plans/fintech.yaml", "--format", "json");
        PlanFile.Parse(result.Output, "shown.json").Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public async Task help_lists_subcommands_without_their_examples()
    {
        var parent = await CairnProcess.RunAsync(Repository.Root, "plan", "--help");
        parent.Output.ShouldNotContain("Examples:");
        var check = await CairnProcess.RunAsync(Repository.Root, "plan", "check", "--help");
        check.Output.ShouldContain("cairn plan check plans/shop.yaml");
    }

    [Theory]
    [InlineData("shop.yaml", 80)]
    [InlineData("shop.yaml", 120)]
    [InlineData("fintech.yaml", 80)]
    [InlineData("fintech.yaml", 200)]
    public void show_fits_the_width_and_keeps_every_event_on_one_line(string name, int width)
    {
        var plan = PlanFile.Load(Path.Combine(Repository.Root, "plans", name));
        var lines = Shown(plan, width);
        lines.ShouldAllBe(line => line.Length <= width);
        lines.ShouldAllBe(line => !line.Contains('\x1b'));
        foreach (var planned in plan.Events.Values)
            lines.ShouldContain(line => line.StartsWith(planned.Name + "  ", StringComparison.Ordinal) && line.Contains($" {planned.Value:0.00}", StringComparison.Ordinal), planned.Name);
    }

    [Theory]
    [InlineData("category: Analytics", "consent: all events are kept out when Analytics is denied")]
    [InlineData("global_privacy_control: respect, denied: keep", "consent: all events are kept when Global Privacy Control is on")]
    [InlineData("category: Analytics, global_privacy_control: respect, applies_to: events_with_purpose, denied: anonymise",
        "consent: events that name a purpose are anonymised when Analytics is denied or Global Privacy Control is on")]
    public void show_says_what_follows_from_a_denial(string consent, string line)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "plans", "shop.yaml")) + $"\nconsent: {{ {consent} }}\n";
        Shown(PlanFile.Parse(text, "shop.yaml").Plan!, 120).ShouldContain(line);
    }

    private static List<string> Shown(TrackingPlan plan, int width)
    {
        var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = width;
        new PlanView(console).Show(plan);
        return [.. writer.ToString().Split('\n').Select(line => line.TrimEnd())];
    }
}
