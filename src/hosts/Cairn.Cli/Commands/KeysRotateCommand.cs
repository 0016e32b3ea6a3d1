using System.CommandLine;
using Cairn.Cli.Output;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn keys rotate SOURCE</c>: gives a source a new key in place of the ones it has.</summary>
internal static class KeysRotateCommand
{
    public static Command Create()
    {
        var source = KeysCommon.Source();
        var data = CommonOptions.Data();
        var format = FormatOption.Of("text", "json");
        var command = new Command("rotate", """
            Gives a source a new key and prints it, this once. The keys that it has stay valid, marked as rotated, until
            `cairn keys disable` ends them: so clients can change over one by one.

            Examples:
              cairn keys rotate web --data .cairn
            """) { source, data, format };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(source);
            var store = KeysCommon.Open(parsed.GetRequiredValue(data), create: false);
            var issued = store.Rotate(name);
            KeysOutput.Show(issued, parsed.GetRequiredValue(format));
            if (parsed.GetRequiredValue(format) != "json")
                KeysOutput.ShowOlder(store.List().Where(key => key.Source == name && key.DisabledAt is null && key.Id != issued.Record.Id));
            return 0;
        });
        return command;
    }
}
