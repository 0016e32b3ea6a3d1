using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Collector.Live;
using Cairn.Collector.Secrets;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn tail</c>: what becomes of events, as it happens.</summary>
internal static class TailCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var url = new Option<string?>("--url") { Description = "A collector elsewhere; the one of the data folder unless given.", HelpName = "URL" };
        var token = new Option<string?>("--token-file") { Description = $"File with its operator token; {OperatorToken.FileName} of the data folder unless given.", HelpName = "FILE" };
        var source = Filter("--source", "Only this source.", "NAME");
        var name = Filter("--event", "Only this event, by the plan's name or as it was sent.", "NAME");
        var person = Filter("--person", "Only this person: login, anonymous id, or any other identifier.", "ID");
        var message = Filter("--message-id", "Only this message.", "ID");
        var test = Filter("--test-id", "Only requests with this Cairn-Test-Id, or a debug key's.", "ID");
        var format = FormatOption.Of("text", "json");
        var limit = new Option<long>("--limit") { Description = "End after so many; 0 for no end.", HelpName = "N" };
        var command = new Command("tail", """
            Shows what becomes of every event from now on: received, decoded, checked against the plan, whose it is, stored,
            suppressed, in quarantine or rejected, and why. Nothing is sampled. It goes on when the collector restarts, until
            Ctrl-C or --limit.

            Examples:
              cairn tail --data .cairn
              cairn tail --data .cairn --event "Order Completed" --person u-1042
              cairn tail --test-id checkout-7 --limit 1 --format json
              cairn tail --url https://events.example.com --token-file operator.token
            """) { data, url, token, source, name, person, message, test, format, limit };
        command.SetAction((parsed, ct) => RunAsync(
            new TailTarget(parsed.GetRequiredValue(data), parsed.GetValue(url), parsed.GetValue(token)),
            new LiveFilter
            {
                Source = parsed.GetRequiredValue(source),
                Event = parsed.GetRequiredValue(name),
                Person = parsed.GetRequiredValue(person),
                MessageId = parsed.GetRequiredValue(message),
                TestId = parsed.GetRequiredValue(test),
            },
            parsed.GetRequiredValue(format) == "json" ? new TailJson(Console.Out) : new TailView(AnsiConsole.Console),
            parsed.GetValue(limit),
            ct));
        return command;
    }

    private static Option<string> Filter(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => "" };

    private static async Task<int> RunAsync(TailTarget target, LiveFilter filter, ITailOutput output, long limit, CancellationToken ct)
    {
        long shown = 0;
        await foreach (var message in new TailStream(target, Terminal.Error()).WatchAsync(filter, ct))
        {
            output.Show(message);
            if (message.Trace is not null && ++shown == limit)
                break;
        }
        return 0;
    }
}
