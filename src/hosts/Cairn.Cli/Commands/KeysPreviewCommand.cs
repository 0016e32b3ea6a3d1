using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Collector.Preview;
using Cairn.Data;
using Cairn.Model;
using Cairn.State.Keys;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn keys preview SOURCE</c>: a key with which events are tried out and never stored.</summary>
internal static class KeysPreviewCommand
{
    public static Command Create()
    {
        var source = KeysCommon.Source();
        var data = CommonOptions.Data();
        var format = FormatOption.Of("text", "json");
        var life = new Option<string>("--for") { Description = "How long it is valid: 30m, 12h, 7d, at most 30d.", HelpName = "TIME", DefaultValueFactory = _ => "1h" };
        var test = new Option<string?>("--test-id") { Description = "The name by which `cairn tail --test-id` finds what it brings; made up unless given.", HelpName = "NAME" };
        var command = new Command("preview", """
            Prints a debug key of a source, which expires. In place of a write key it lets events go through everything but
            the load: the answer says what would become of each, `cairn tail` shows it, and nothing is stored. As header
            Cairn-Preview beside a write key it only names the test; delivery is the same as without it.

            Examples:
              cairn keys preview web --data .cairn
              cairn keys preview web --for 12h --test-id checkout-7
            """) { source, data, life, test, format };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(source);
            CheckExists(KeysCommon.Open(parsed.GetRequiredValue(data), create: false), name);
            var until = TimeProvider.System.GetUtcNow() + Life(parsed.GetRequiredValue(life));
            var key = new PreviewKey(name, parsed.GetValue(test) ?? PreviewKeys.NewTestId(), until.ToUnixTimeMilliseconds());
            var folder = DataFolder.Open(parsed.GetRequiredValue(data), create: false);
            KeysOutput.Show(PreviewKeys.OfFolder(folder.Path).Issue(key), key, parsed.GetRequiredValue(format));
            return 0;
        });
        return command;
    }

    private static TimeSpan Life(string text)
    {
        var life = Duration.Parse(text, "--for");
        return life <= PreviewKeys.MaxLife
            ? life
            : throw new UserException($"--for {text} is longer than {PreviewKeys.MaxLife.TotalDays:0} days.", "A debug key that is forgotten must not be found valid years later; issue a new one when this has expired.");
    }

    private static void CheckExists(KeyStore store, string source)
    {
        if (!store.List().Any(key => key.Source == source) && !store.ListWebhooks().Any(hook => hook.Source == source))
            throw new UserException($"There is no source '{source}'.", $"`cairn keys create {source}` makes it; `cairn keys list` shows those that there are.");
    }
}
