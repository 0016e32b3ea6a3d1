using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Identity.Identifiers;
using Cairn.Identity.Rebuilding;
using Cairn.Plan;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity rebuild</c>: what other rules make of the past.</summary>
internal static class IdentityRebuildCommand
{
    public static Command Create()
    {
        var (data, format) = (CommonOptions.Data(), FormatOption.Of("table", "json"));
        var plan = new Option<string?>("--plan") { Description = "The plan whose rules are tried; without it, the one of now.", HelpName = "FILE" };
        var command = new Command("rebuild", """
            Finds who is who from nothing by the rules of another plan, and says what would differ: how many persons, which are parted and which are
            joined. Nothing is stored, as there is nothing to store: who is who is found anew for each report, so that rules of a plan that is used for an import, by the
            collector or with --plan hold for the past too, as if they always had.

            Examples:
              cairn identity rebuild --plan plans/stricter.yaml
              cairn identity rebuild --format json
            """) { plan, data, format };
        command.SetAction(async (parsed, ct) =>
        {
            await using var folder = await PlannedFolder.OpenAsync(parsed.GetRequiredValue(data), planFile: null, ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var (now, then) = (folder.Plan, parsed.GetValue(plan) is { } file ? PlanFile.Load(file) : folder.Plan);
                var change = await new IdentityRebuild(folder.Client, IdentifierTypes.Of(now), IdentifierTypes.Of(then)).RunAsync(ct);
                IdentityChangeOutput.Show(change, $"{now.Name} {now.Version}", parsed.GetValue(plan) ?? $"{then.Name} {then.Version}", parsed.GetRequiredValue(format));
            });
            return 0;
        });
        return command;
    }
}
