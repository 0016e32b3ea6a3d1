using System.CommandLine;
using Cairn.Plan;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn plan schema</c>: the form of a plan file as JSON Schema, for editors.</summary>
internal static class PlanSchemaCommand
{
    public static Command Create()
    {
        var command = new Command(
            "schema",
            "Prints the JSON Schema (2020-12) of plan files, with which editors complete and check them.\n\n"
            + "Examples:\n  cairn plan schema > plan.schema.json\n\n"
            + "Then begin the plan with:\n  # yaml-language-server: $schema=plan.schema.json");
        command.SetAction(_ =>
        {
            Console.Out.Write(PlanSchema.Text);
            return 0;
        });
        return command;
    }
}
