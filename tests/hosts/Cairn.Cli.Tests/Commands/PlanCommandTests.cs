using System.Text.Json;
using Cairn.Cli.Output;
using Cairn.Plan;
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
        parent.Output.ShouldNotContain("--format json"); // an example of check
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
    [InlineData("category: Analytics", "consent: all events are suppressed when Analytics is denied")]
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

    private const string Requests = """
        {"at":"2026-02-01T10:00:00Z","source":"web","path":"/v1/track","body":{"type":"track","event":"add_to_cart","anonymousId":"a1","properties":{"size":"S","price":12.5}}}
        {"at":"2026-02-01T10:01:00Z","source":"web","path":"/v1/track","body":{"type":"track","event":"Loyalty Card Scanned","anonymousId":"a1","properties":{"points":3}}}
        {"at":"2026-02-01T10:02:00Z","source":"web","path":"/v1/track","body":{"type":"track","event":"purchase","anonymousId":"a1","properties":{"order_id":"o-1","value":40,"currency":"EUR"}}}

        """;

    [Fact]
    public async Task infer_drafts_a_plan_from_a_file_that_the_same_file_then_keeps()
    {
        using var folder = new TemporaryFolder();
        folder.File("requests.jsonl", Requests);
        var drafted = await CairnProcess.RunAsync(folder.Path, "plan", "infer", "requests.jsonl", "--name", "my_shop");
        drafted.ExitCode.ShouldBe(0, drafted.Errors);
        drafted.Errors.ShouldContain("3 events of 3 names");
        folder.File("my-shop.yaml", drafted.Output);

        (await CairnProcess.RunAsync(folder.Path, "plan", "check", "my-shop.yaml")).ExitCode.ShouldBe(0);
        var dry = await CairnProcess.RunAsync(folder.Path, "import", "requests.jsonl", "--plan", "my-shop.yaml", "--dry-run", "--format", "json");
        dry.ExitCode.ShouldBe(0, dry.Errors);
        foreach (var name in new[] { "Product Added", "Loyalty Card Scanned", "Order Completed" })
            dry.Output.ShouldContain($"\"{name}\"");
        dry.Output.ShouldNotContain("unknown_event");
    }

    [Fact]
    public async Task infer_drafts_a_plan_from_what_a_data_folder_stores_and_holds_in_quarantine()
    {
        using var folder = new TemporaryFolder();
        folder.File("requests.jsonl", Requests);
        var imported = await CairnProcess.RunAsync(folder.Path, "import", "requests.jsonl", "--plan", Repository.File("plans", "shop.yaml"), "--data", "data");
        imported.ExitCode.ShouldBe(0, imported.Errors);
        var drafted = await CairnProcess.RunAsync(folder.Path, "plan", "infer", "--data", "data");
        drafted.ExitCode.ShouldBe(0, drafted.Errors);
        drafted.Output.ShouldContain("Order Completed:");
        drafted.Output.ShouldContain("Loyalty Card Scanned:   # 1 looked at; choose its phase and value");
        drafted.Output.ShouldContain("\"points\": { type: integer, minimum: 0 }");
        drafted.Output.ShouldContain("purchase: { event: Order Completed, window: 30d, value_property: value, currency: EUR }");
    }
}
