using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Collector.Plans;
using Cairn.Model;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn plan apply</c>: a running collector takes its changed plan in.</summary>
internal static class PlanApplyCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var url = new Option<string?>("--url") { Description = "A collector elsewhere; the one of the data folder unless given.", HelpName = "URL" };
        var token = new Option<string?>("--token-file") { Description = "File with its operator token; the one of the data folder unless given.", HelpName = "FILE" };
        var format = FormatOption.Of("text", "json");
        var command = new Command("apply", """
            Has a running collector read its plan file again, the one that `cairn serve` was given. The collector checks it first:
            a plan with a mistake is not taken, and the earlier one stays in force. Nothing has to be restarted and no request is
            rejected meanwhile. SIGHUP does the same.

            Examples:
              cairn plan apply --data .cairn
              cairn plan apply --url https://events.example.com --token-file operator.token
            """) { data, url, token, format };
        command.SetAction((parsed, ct) => RunAsync(
            new TailTarget(parsed.GetRequiredValue(data), parsed.GetValue(url), parsed.GetValue(token)), parsed.GetRequiredValue(format), ct));
        return command;
    }

    private static async Task<int> RunAsync(TailTarget target, string format, CancellationToken ct)
    {
        var address = target.Find() ?? throw new UserException("no collector runs on this data folder", "`cairn serve` reads the plan when it starts.");
        using var client = new PlanClient(address, target.Token());
        var answer = await client.ApplyAsync(ct);
        PlanApplyOutput.Show(AnsiConsole.Console, answer, format);
        return answer.Taken ? 0 : ExitCode.UserError;
    }
}
