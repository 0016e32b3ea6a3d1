using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Plan;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn plan check FILE...</c>: is the plan good, and if not, what is wrong with it?</summary>
internal static class PlanCheckCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Tracking plans (YAML).", Arity = ArgumentArity.OneOrMore };
        var format = FormatOption.Of("text", "json");
        var command = new Command(
            "check",
            "Reports every mistake of tracking plans with file, line, column and remedy; exits with 1 when there is any.\n\n"
            + "Examples:\n  cairn plan check plans/shop.yaml\n  cairn plan check plans/*.yaml --format json")
        {
            files, format,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(string[] files, string format)
    {
        var readings = files.Select(file => (File: file, Reading: PlanFile.Read(file))).ToList();
        if (format == "json")
            Console.Out.WriteLine(PlanCheckJson.Of(readings));
        else
            new PlanCheckView(AnsiConsole.Console).Show(readings);

        return readings.TrueForAll(one => one.Reading.Plan is not null) ? 0 : ExitCode.UserError;
    }
}
