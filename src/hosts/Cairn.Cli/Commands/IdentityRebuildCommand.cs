using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Identity.Identifiers;
using Cairn.Identity.Rebuilding;

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
            await using var session = await DataSession.OpenAsync(parsed.GetRequiredValue(data), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var now = await JourneyCommand.PlanOf(session.Client, null, ct);
                var then = await JourneyCommand.PlanOf(session.Client, parsed.GetValue(plan), ct);
                var change = await new IdentityRebuild(session.Client, IdentifierTypes.Of(now), IdentifierTypes.Of(then)).RunAsync(ct);
                IdentityChangeOutput.Show(change, $"{now.Name} {now.Version}", parsed.GetValue(plan) ?? $"{then.Name} {then.Version}", parsed.GetRequiredValue(format));
            });
            return 0;
        });
        return command;
    }
}
