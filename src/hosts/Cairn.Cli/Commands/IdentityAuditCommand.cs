using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Identity.Audit;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity audit</c>: what there is to look at in who is who.</summary>
internal static class IdentityAuditCommand
{
    public static Command Create()
    {
        var (data, plan, format) = (CommonOptions.Data(), CommonOptions.PlanOverride(), FormatOption.Of("table", "json"));
        var command = new Command("audit", """
            Counts identifiers and persons, lists which links were rejected and why, who is at a limit, which devices several people
            use, and for each two kinds of identifier how many of the one have one of the other, or several.

            Examples:
              cairn identity audit
              cairn identity audit --format json
            """) { data, plan, format };
        command.SetAction(async (parsed, ct) =>
        {
            await using var folder = await PlannedFolder.OpenAsync(parsed.GetRequiredValue(data), parsed.GetValue(plan), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                IdentityOutput.Show(await new IdentityAuditReader(folder.Client, folder.Types).ReadAsync(ct), parsed.GetRequiredValue(format));
            });
            return 0;
        });
        return command;
    }
}
