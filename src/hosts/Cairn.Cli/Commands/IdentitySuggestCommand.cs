using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Identity.Probable;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity suggest</c>: devices that are probably one person's.</summary>
internal static class IdentitySuggestCommand
{
    private const double DefaultMin = 0.9;

    public static Command Create()
    {
        var min = ProbabilityOption.Of("--min", "The least probability that is listed, 0 to 1.", DefaultMin);
        var (data, plan, format) = (CommonOptions.Data(), CommonOptions.PlanOverride(), FormatOption.Of("table", "json", "jsonl"));
        var command = new Command("suggest", """
            Finds devices that are probably one person's although no login says so, by network, language, kind of device and time, and says how
            probable each is. Nothing is joined: `cairn attribute --probable-links 0.9` counts them as one in that report, and
            `cairn identity link` or `split` decides for good. The plan has to keep networks (`networks: keep`).

            Examples:
              cairn identity suggest
              cairn identity suggest --min 0.5 --format jsonl > links.jsonl
            """) { min, data, plan, format };
        command.SetAction(async (parsed, ct) =>
        {
            await using var folder = await PlannedFolder.OpenAsync(parsed.GetRequiredValue(data), parsed.GetValue(plan), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var found = await new ProbableLinkReader(folder.Client, folder.Types).ReadAsync(parsed.GetValue(min), ct);
                var names = await DeviceNames.ReadAsync(folder.Client, folder.Types, found.Links, ct);
                ProbableLinkOutput.Show(found, names, parsed.GetValue(min), parsed.GetRequiredValue(format));
            });
            return 0;
        });
        return command;
    }
}
