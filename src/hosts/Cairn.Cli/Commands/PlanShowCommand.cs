using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Plan;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn plan show FILE</c>: the plan as a table that a person reads, or as JSON.</summary>
internal static class PlanShowCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A tracking plan (YAML)." };
        var format = FormatOption.Of("table", "json");
        var command = new Command(
            "show",
            "Shows a tracking plan: events by phase with what each is worth, conversions, channel rules.\n\n"
            + "Examples:\n  cairn plan show plans/shop.yaml\n  cairn plan show plans/shop.yaml --format json")
        {
            file, format,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(string file, string format)
    {
        var plan = PlanFile.Load(file);
        if (format == "json")
            Console.Out.WriteLine(PlanJson.Of(plan));
        else
            new PlanView(AnsiConsole.Console).Show(plan);

        return 0;
    }
}
