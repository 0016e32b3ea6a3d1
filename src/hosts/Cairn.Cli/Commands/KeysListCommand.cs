using System.CommandLine;
using Cairn.Cli.Output;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn keys list</c>: which keys and webhooks are there?</summary>
internal static class KeysListCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var format = FormatOption.Of("table", "json");
        var command = new Command("list", """
            Lists the keys of all sources, valid and disabled, and how webhooks are signed. Shows no key and no secret.

            Examples:
              cairn keys list --data .cairn
              cairn keys list --data .cairn --format json
            """) { data, format };
        command.SetAction(parsed =>
        {
            var store = KeysCommon.Open(parsed.GetRequiredValue(data), create: false);
            KeysOutput.Show(store.List(), store.ListWebhooks(), parsed.GetRequiredValue(format));
            return 0;
        });
        return command;
    }
}
