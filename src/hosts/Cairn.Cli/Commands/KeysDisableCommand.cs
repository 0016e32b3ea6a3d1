using System.CommandLine;
using Cairn.Cli.Output;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn keys disable KEY-ID</c>: takes a key out of use.</summary>
internal static class KeysDisableCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("KEY-ID") { Description = "The key's id, as `cairn keys list` shows it." };
        var data = CommonOptions.Data();
        var format = FormatOption.Of("text", "json");
        var command = new Command("disable", """
            Takes a key out of use for good. Clients that still send it are answered 403, and drop their events.

            Examples:
              cairn keys disable key_3f9a1c2b7d05 --data .cairn
            """) { id, data, format };
        command.SetAction(parsed =>
        {
            var store = KeysCommon.Open(parsed.GetRequiredValue(data), create: false);
            KeysOutput.ShowDisabled(store.Disable(parsed.GetRequiredValue(id)), parsed.GetRequiredValue(format));
            return 0;
        });
        return command;
    }
}
