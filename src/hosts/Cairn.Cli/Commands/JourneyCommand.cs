using System.CommandLine;
using Cairn.Attribution.Timelines;
using Cairn.Cli.Output;
using Cairn.Identity;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn journey PERSON</c>: one person's timeline.</summary>
internal static class JourneyCommand
{
    private const int DefaultMax = 500;
    private const int MaxLimit = 100_000;

    public static Command Create()
    {
        var person = new Argument<string>("PERSON") { Description = "A user id, anonymous id or other identifier." };
        var data = CommonOptions.Data();
        var plan = CommonOptions.PlanOverride();
        var format = FormatOption.Of("table", "json");
        var max = new Option<int>("--max")
        {
            Description = "How many events are shown at most.",
            DefaultValueFactory = _ => DefaultMax,
        };
        max.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxLimit)
                result.AddError($"--max takes a number from 1 to {MaxLimit:N0}.");
        });
        var command = new Command(
            "journey",
            "Prints what one person did, session by session, with what the plan says each act is worth.\n\n"
            + "Examples:\n  cairn journey user_0042 --data .cairn\n  cairn journey anon-7f3a --data .cairn --format json")
        {
            person, data, plan, format, max,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(person), parsed.GetRequiredValue(data), parsed.GetValue(plan),
            parsed.GetRequiredValue(format), parsed.GetValue(max), ct));
        return command;
    }

    private static async Task<int> RunAsync(
        string id, string data, string? planFile, string format, int max, CancellationToken ct)
    {
        await using var folder = await PlannedFolder.OpenAsync(data, planFile, ct);
        var person = await new PersonLookup(folder.Client, folder.Types).FindAsync(id, ct);
        var timeline = await Timeline.ReadAsync(folder.Client, person, folder.Plan, max, ct);
        if (format == "json")
            await Console.Out.WriteLineAsync(TimelineJson.Of(timeline));
        else
            new TimelineView(AnsiConsole.Console, folder.Plan).Show(timeline);
        return 0;
    }
}
