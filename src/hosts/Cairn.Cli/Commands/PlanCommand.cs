using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn plan</c>: everything about tracking plans.</summary>
internal static class PlanCommand
{
    public static Command Create() => new("plan", """
        Checks, shows, describes and drafts tracking plans, and has a running collector take a changed one in (docs/plan.md).

        Examples:
          cairn plan check plans/shop.yaml
          cairn plan infer requests.jsonl > my-plan.yaml
          cairn plan apply --data .cairn
        """)
    {
        PlanCheckCommand.Create(),
        PlanShowCommand.Create(),
        PlanApplyCommand.Create(),
        PlanSchemaCommand.Create(),
        PlanInferCommand.Create(),
    };
}
