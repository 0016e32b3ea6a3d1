using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn plan</c>: everything about tracking plans themselves.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", "Checks, shows and describes tracking plans, and has a running collector take a changed one in (docs/plan.md).")
    {
        PlanCheckCommand.Create(),
        PlanShowCommand.Create(),
        PlanApplyCommand.Create(),
        PlanSchemaCommand.Create(),
    };
}
