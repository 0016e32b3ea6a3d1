using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Collector.Configuration;
using Cairn.Engine.Sessions;
using Cairn.Model;
using Cairn.Pipeline.Replaying;
using Cairn.Plan;
using Cairn.Warehouse.Logs;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn replay</c>: decides what the collector took in once more, after a fix.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var plan = new Option<string>("--plan") { Description = "The fixed tracking plan.", HelpName = "FILE", Required = true };
        var from = new Option<string>("--from") { Description = "The first day (UTC), or a time with zone.", HelpName = "TIME", Required = true };
        var to = new Option<string>("--to") { Description = "The last day, which is inside, or a time with zone, which is not.", HelpName = "TIME", Required = true };
        var source = new Option<string>("--source") { Description = "Only what this source sent.", HelpName = "NAME", DefaultValueFactory = _ => "" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change and change nothing." };
        var days = ServeCommand.OptionOf(Settings.DeduplicationDays);
        var format = FormatOption.Of("table", "json");
        var command = new Command("replay", """
            Sends what the collector received in a time through decoder, plan and steps once more: what was quarantined or
            suppressed may become events, and stored events are decided anew too. What changes takes the place of what stood
            there, exactly once, also when the command is killed. Messages that came a second time stay suppressed, within the
            days that the collector is set to (serve.yaml in the data folder, a variable, or the flag here as there). Works
            while `cairn serve` runs, and reaches as far back as the spool does.

            Examples:
              cairn replay --plan plans/shop.yaml --from 2026-03-01 --to 2026-03-02 --data .cairn --dry-run
              cairn replay --plan plans/shop.yaml --from 2026-03-01T08:00Z --to 2026-03-01T12:00Z --source web
            """) { data, plan, from, to, source, dryRun, days, format };
        command.SetAction((parsed, ct) =>
        {
            var file = parsed.GetRequiredValue(plan);
            var (repaired, planText) = PlanFile.LoadWithText(file);
            var request = new ReplayRequest
            {
                Plan = repaired,
                From = Moment.Parse(parsed.GetRequiredValue(from), "--from"),
                To = Moment.ParseEnd(parsed.GetRequiredValue(to), "--to"),
                Source = parsed.GetRequiredValue(source),
                IsDryRun = parsed.GetValue(dryRun),
                Window = WindowOf(parsed.GetRequiredValue(data), parsed.GetValue(days)),
            };
            if (request.To <= request.From)
                throw new UserException("--to is not after --from.", "A day as --to is inside: --from 2026-03-01 --to 2026-03-01 is one day.");
            return RunAsync(parsed.GetRequiredValue(data), planText, request, parsed.GetRequiredValue(format), ct);
        });
        return command;
    }

    /// <summary>As the collector of the folder is set up.</summary>
    private static TimeSpan WindowOf(string data, string? days)
    {
        var flags = new Dictionary<Setting, string> { [Settings.Data] = data };
        if (days is not null)
            flags.Add(Settings.DeduplicationDays, days);
        return TimeSpan.FromDays(CollectorConfiguration.Load(flags, ServeCommand.Variables(), null).Options.Deduplication.Days);
    }

    private static async Task<int> RunAsync(string data, string planText, ReplayRequest request, string format, CancellationToken ct)
    {
        await using var session = await DataSession.OpenAsync(data, ct);
        var log = new SpoolLedger(session.Client, request.Plan, planText, TimeProvider.System);
        var replay = new SpoolReplay(session.Client, session.Folder.Path, TimeProvider.System);
        var progress = new ReplayProgress();
        var running = Task.Run(
            () => replay.RunAsync(request, log.BeginAsync, logId => SpoolLedger.Hold(session.Folder.Path, logId), progress, ct), CancellationToken.None);
        await new ReplayProgressBar(Terminal.Error()).ShowAsync(progress, running);
        ReplayOutput.Show(AnsiConsole.Console, await running, request.IsDryRun, format);
        return 0;
    }
}
