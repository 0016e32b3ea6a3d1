using System.CommandLine;
using System.Net;
using System.Runtime.InteropServices;
using Cairn.Model;
using Cairn.Model.Plan;
using Cairn.Server;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn serve</c>: the collector.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var plan = new Option<string>("--plan") { Description = "The tracking plan.", HelpName = "FILE", Required = true };
        var listen = new Option<string>("--listen")
        {
            Description = "Address and port; port 0 takes any that is free.",
            HelpName = "ADDRESS:PORT",
            DefaultValueFactory = _ => "127.0.0.1:8080",
        };
        var perAddress = new Option<double>("--rate-per-address")
        {
            Description = "Requests a second from one address; 0 for no limit.",
            DefaultValueFactory = _ => new RateLimits().PerAddress,
        };
        var trustReceipt = new Option<bool>("--unsafe-trust-receipt")
        {
            Description = $"Believe the header {ServerOptions.ReceiptHeader}: for playing recorded or simulated traffic. Whoever can send may date events as they like.",
        };
        var discard = new Option<bool>("--unsafe-discard") { Description = "Read bodies and forget them: for measuring what the rest costs.", Hidden = true };
        var command = new Command(
            "serve",
            "Takes events from clients: answers when they are on disk, and brings them into the warehouse exactly once.\n\n"
            + "Examples:\n  cairn keys create web --data .cairn\n  cairn serve --data .cairn --plan plans/shop.yaml\n"
            + "  cairn serve --data /var/lib/cairn --plan plan.yaml --listen 0.0.0.0:8080")
        {
            data, plan, listen, perAddress, trustReceipt, discard,
        };
        command.SetAction((parsed, ct) => RunAsync(
            new ServerOptions
            {
                Data = parsed.GetRequiredValue(data),
                Listen = Address(parsed.GetRequiredValue(listen)),
                Discards = parsed.GetValue(discard),
                TrustsReceipt = parsed.GetValue(trustReceipt),
                Rates = new RateLimits { PerAddress = parsed.GetValue(perAddress) },
            },
            parsed.GetRequiredValue(plan),
            ct));
        return command;
    }

    private static async Task<int> RunAsync(ServerOptions options, string planFile, CancellationToken ct)
    {
        var plan = PlanFile.Load(planFile);
        var text = await File.ReadAllTextAsync(planFile, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        await using (var collector = await Collector.StartAsync(options, plan, text, Console.Error.WriteLine, TimeProvider.System, ct))
        {
            AnsiConsole.Console.WriteLine($"listening on {collector.Address}");
            await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return 0;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static IPEndPoint Address(string text) => IPEndPoint.TryParse(text, out var address) && text.Contains(':', StringComparison.Ordinal)
        ? address
        : throw new UserException($"--listen {text} is no address with a port.", "Write it as 127.0.0.1:8080, or [::]:8080.");
}
