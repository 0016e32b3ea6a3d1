using Cairn.Data;
using Cairn.State.Keys;
using Cairn.World.Answers;
using Cairn.World.Scenario;
using Cairn.World.Wire;

namespace Cairn.Cli.Commands;

/// <summary>Makes the senders of the simulated world known to a collector, as an operator does with real ones.</summary>
internal static class WorldKeys
{
    private static readonly (SenderKind Sender, string Key)[] Keys =
        [(SenderKind.Web, Senders.WebKey), (SenderKind.App, Senders.AppKey), (SenderKind.Server, Senders.ServerKey)];

    /// <summary>Adds what is missing; a collector that runs takes it over within a second.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="world">The world's folder.</param>
    /// <exception cref="Model.UserException">The folder cannot be used, or a key in it is another source's.</exception>
    /// <exception cref="World.WorldException">The world has no answers, which say what its senders are called.</exception>
    public static void Install(string data, string world)
    {
        var host = Presets.HostOf(AnswersFile.Open(Directory.Exists(world) ? world : Path.GetDirectoryName(Path.GetFullPath(world))!).World.Preset);
        var store = KeyStore.Open(DataFolder.Open(data, create: true).Path, TimeProvider.System);
        foreach (var (sender, key) in Keys)
            store.Create(Senders.Name(sender), key);
        store.SetWebhook(Senders.Name(SenderKind.Mail), WebhookKind.SendGrid, Senders.MailPublicKey);
        store.SetWebhook(Senders.Name(SenderKind.Sms), WebhookKind.Twilio, Senders.SmsToken, Senders.SmsUrl(host));
        store.SetWebhook(Senders.Name(SenderKind.Kyc), WebhookKind.Sumsub, Senders.KycSecret);
    }
}
