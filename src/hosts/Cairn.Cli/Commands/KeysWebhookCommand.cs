using System.CommandLine;
using System.Text;
using Cairn.Cli.Output;
using Cairn.Model;
using Cairn.State.Keys;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn keys webhook SOURCE</c>: says how a source's webhooks prove who sent them.</summary>
internal static class KeysWebhookCommand
{
    private const int MaxFileBytes = 64 * 1024;

    public static Command Create()
    {
        var source = KeysCommon.Source();
        var data = CommonOptions.Data();
        var format = FormatOption.Of("text", "json");
        var kind = new Option<string>("--kind") { Description = "Who sends the webhooks.", Required = true };
        kind.AcceptOnlyFromAmong([.. WebhookKind.All.Select(static vendor => vendor.Name)]);
        var file = new Option<string?>("--secret-file")
        {
            Description = $"A file with the secrets, one a line, any of which is good: {string.Join(", ", WebhookKind.All.Select(static vendor => vendor.Secret))}.",
            HelpName = "FILE",
        };
        var url = new Option<string>("--url")
        {
            Description = "The address that Twilio believes to call, where it is another than the collector's own.",
            HelpName = "URL",
            DefaultValueFactory = _ => "",
        };
        var remove = new Option<bool>("--remove") { Description = "Takes the setting back: then these webhooks need a write key." };
        var command = new Command("webhook", """
            Says how webhooks prove that they come from a source's sender. They need no write key then, and without a good
            signature they are answered 401.

            Examples:
              cairn keys webhook mail --kind sendgrid --secret-file sendgrid.key
              cairn keys webhook sms --kind twilio --secret-file token.txt --url https://events.example.com/v1/webhook/twilio
              cairn keys webhook kyc --kind sumsub --remove
            """) { source, kind, file, url, remove, data, format };
        command.SetAction(parsed =>
        {
            var (name, sender) = (parsed.GetRequiredValue(source), WebhookKind.All.Single(vendor => vendor.Name == parsed.GetRequiredValue(kind)));
            var isRemoved = parsed.GetValue(remove);
            var secrets = isRemoved ? "" : Read(parsed.GetValue(file));
            var store = KeysCommon.Open(parsed.GetRequiredValue(data), create: !isRemoved);
            if (isRemoved)
                KeysOutput.ShowRemoved(name, store.RemoveWebhook(name, sender), parsed.GetRequiredValue(format));
            else
                KeysOutput.Show(store.SetWebhook(name, sender, secrets, parsed.GetRequiredValue(url)), parsed.GetRequiredValue(format));
            return 0;
        });
        return command;
    }

    private static string Read(string? file)
    {
        if (file is null)
            throw new UserException("There is no --secret-file.", "Put the secret into a file that only you can read, and name it.");
        try
        {
            // A pipe will do too, so nothing is asked of the file but its bytes.
            using var secrets = File.OpenRead(file);
            var bytes = new byte[MaxFileBytes + 1];
            var length = secrets.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length <= MaxFileBytes)
                return Encoding.UTF8.GetString(bytes, 0, length).TrimStart('\ufeff');
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} cannot be read: {problem.Message}", "Check --secret-file.", problem);
        }
        throw new UserException($"{file} is too long for secrets.", "Check --secret-file.");
    }
}
