using System.CommandLine;
using Cairn.Cli.Output;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn keys create SOURCE</c>: gives a source a key.</summary>
internal static class KeysCreateCommand
{
    public static Command Create()
    {
        var source = KeysCommon.Source();
        var data = CommonOptions.Data();
        var format = FormatOption.Of("text", "json");
        var key = new Option<string?>("--key")
        {
            Description = "A key that clients already use (a Snowplow app id too), so that they stay as they are.",
            HelpName = "TEXT",
        };
        var command = new Command("create", """
            Gives a source a write key and prints it, this once: only its SHA-256 is kept. A source may have several keys at
            once. With --key it takes a key over from another collector.

            Examples:
              cairn keys create web --data .cairn
              cairn keys create app --key wk_of_another_collector
              cairn keys create web --format json
            """) { source, key, data, format };
        command.SetAction(parsed =>
        {
            var store = KeysCommon.Open(parsed.GetRequiredValue(data), create: true);
            var issued = store.Create(parsed.GetRequiredValue(source), parsed.GetValue(key));
            KeysOutput.Show(issued, parsed.GetRequiredValue(format));
            return 0;
        });
        return command;
    }
}
