using System.Diagnostics;
using Cairn.World.Answers;
using Cairn.World.Companies;
using Cairn.World.Scenario;
using Cairn.World.Wire;

namespace Cairn.World.Cli.Commands;

/// <summary>Makes the senders of the simulated world known to a collector, with the commands that an operator uses for real ones.</summary>
internal sealed class WorldKeys
{
    /// <summary>Names the collector's program; <c>cairn</c> on the path unless it is set.</summary>
    public const string ProgramVariable = "CAIRN_PROGRAM";

    private readonly string _data;

    private WorldKeys(string data) => _data = data;

    /// <summary>Adds what is missing; a collector that runs takes it over within a second.</summary>
    /// <param name="data">The collector's data folder.</param>
    /// <param name="world">The world's folder.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="WorldException">The world has no answers, which say what its senders are called, or the collector's program rejects.</exception>
    public static async Task InstallAsync(string data, string world, CancellationToken ct)
    {
        var host = Presets.HostOf(AnswersFile.Open(Directory.Exists(world) ? world : Path.GetDirectoryName(Path.GetFullPath(world))!).World.Preset);
        var keys = new WorldKeys(data);
        foreach (var (sender, key) in new[] { (SenderKind.Web, Senders.WebKey), (SenderKind.App, Senders.AppKey), (SenderKind.Server, Senders.ServerKey) })
            await keys.RunAsync("", ct, "create", Senders.Name(sender), "--key", key);
        await keys.WebhookAsync(SenderKind.Mail, "sendgrid", Senders.MailPublicKey, ct);
        await keys.WebhookAsync(SenderKind.Sms, "twilio", Senders.SmsToken, ct, "--url", Senders.SmsUrl(host));
        await keys.WebhookAsync(SenderKind.Kyc, "sumsub", Senders.KycSecret, ct);
    }

    /// <summary>A secret goes through a pipe and not through the command line, which every user of the machine can read.</summary>
    private Task WebhookAsync(SenderKind sender, string kind, string secret, CancellationToken ct, params string[] more) =>
        RunAsync(secret, ct, ["webhook", Senders.Name(sender), "--kind", kind, "--secret-file", "/dev/stdin", .. more]);

    private async Task RunAsync(string input, CancellationToken ct, params string[] arguments)
    {
        var program = Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } named ? named : "cairn";
        using var process = Start(program, ["keys", .. arguments, "--data", _data]);
        await process.StandardInput.WriteAsync(input.AsMemory(), ct);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = await process.StandardError.ReadToEndAsync(ct);
        await output;
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new WorldException($"{program} keys {arguments[0]} {arguments[1]} failed: {errors.Trim()}", $"Check --keys {_data}.");
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new WorldException($"{program} cannot be started: {problem.Message}", $"Name the collector's program in {ProgramVariable}, or run ./cairn world.", problem);
        }
    }
}
