using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Identity;
using Cairn.Identity.Identifiers;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity why ONE OTHER</c>: why two identifiers are one person, or two.</summary>
internal static class IdentityWhyCommand
{
    public static Command Create()
    {
        var one = new Argument<string>("ONE") { Description = "An identifier as TYPE:ID." };
        var other = new Argument<string>("OTHER") { Description = "Another one." };
        var (data, plan, format) = (CommonOptions.Data(), CommonOptions.PlanOverride(), FormatOption.Of("table", "json"));
        var command = new Command("why", """
            Says why two identifiers are one person, link by link, or why they are two.

            Examples:
              cairn identity why email_sha256:9f86d0 user_id:42
              cairn identity why wallet:0xab user_id:42 --format json
            """) { one, other, data, plan, format };
        command.SetAction(async (parsed, ct) =>
        {
            await using var folder = await PlannedFolder.OpenAsync(parsed.GetRequiredValue(data), parsed.GetValue(plan), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var (from, to) = (IdentifierName.Of(parsed.GetRequiredValue(one), folder.Types), IdentifierName.Of(parsed.GetRequiredValue(other), folder.Types));
                IdentityOutput.Show(await WhyReader.ReadAsync(folder.Client, folder.Types, from, to, ct), parsed.GetRequiredValue(format));
            });
            return 0;
        });
        return command;
    }
}
