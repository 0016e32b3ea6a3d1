using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Identity;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity show PERSON</c>: one person's identifiers.</summary>
internal static class IdentityShowCommand
{
    public static Command Create()
    {
        var person = new Argument<string>("PERSON") { Description = "A user id, anonymous id or other identifier, with or without its type." };
        var (data, plan, format) = (CommonOptions.Data(), CommonOptions.PlanOverride(), FormatOption.Of("table", "json"));
        var command = new Command("show", """
            Shows a person's identifiers and devices, since when and how they were joined, and which links were rejected.

            Examples:
              cairn identity show usr_1042
              cairn identity show anonymous_id:7f3a --format json
            """) { person, data, plan, format };
        command.SetAction(async (parsed, ct) =>
        {
            await using var folder = await PlannedFolder.OpenAsync(parsed.GetRequiredValue(data), parsed.GetValue(plan), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var lookup = new PersonLookup(folder.Client, folder.Types);
                var found = await lookup.FindAsync(parsed.GetRequiredValue(person), ct);
                IdentityOutput.Show(await PersonDetails.ReadAsync(lookup, found, folder.Types, ct), parsed.GetRequiredValue(format));
            });
            return 0;
        });
        return command;
    }
}
