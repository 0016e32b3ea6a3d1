using System.CommandLine;
using System.Text.Json;
using Cairn.Engine.Sessions;
using Cairn.Identity;
using Cairn.Identity.Identifiers;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn identity export</c>: everybody with all identifiers.</summary>
internal static class IdentityExportCommand
{
    public static Command Create()
    {
        var (data, plan) = (CommonOptions.Data(), CommonOptions.PlanOverride());
        var output = new Option<string?>("--out") { Description = "The file to write; standard output unless named.", HelpName = "FILE" };
        var command = new Command("export", """
            Writes everybody with all identifiers, a person a line, as JSON. A device stands with the person who was first seen on it.

            Examples:
              cairn identity export > persons.jsonl
              cairn identity export --data .cairn --out persons.jsonl
            """) { data, plan, output };
        command.SetAction(async (parsed, ct) =>
        {
            await using var folder = await PlannedFolder.OpenAsync(parsed.GetRequiredValue(data), parsed.GetValue(plan), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                await using var stream = parsed.GetValue(output) is { } path ? File.Create(path) : Console.OpenStandardOutput();
                await foreach (var cluster in new PersonExport(folder.Client, folder.Types).ReadAsync(ct))
                    await stream.WriteAsync(Line(cluster, folder.Types), ct);
            });
            return 0;
        });
        return command;
    }

    private static byte[] Line(PersonCluster cluster, IdentifierTypes types)
    {
        var first = cluster.Identifiers[0];
        var line = JsonSerializer.SerializeToUtf8Bytes(new
        {
            person = $"{types.Names[first.Type - 1]}:{first.Name}",
            identifiers = cluster.Identifiers.Select(one => new { type = types.Names[one.Type - 1], id = one.Name }),
        });
        return [.. line, (byte)'\n'];
    }
}
