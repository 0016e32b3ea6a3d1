using System.Text;
using Cairn.Collector.Telemetry;
using Cairn.Pipeline;
using Cairn.Pipeline.Delivery;
using Cairn.Plan;

namespace Cairn.Collector.Plans;

/// <summary>
/// Takes a changed plan in while the collector runs: read and checked first, and one with a mistake changes nothing. Thread-safe.
/// </summary>
/// <param name="file">The plan's file.</param>
/// <param name="plan">What requests are validated against.</param>
/// <param name="delivery">Validates those against it that were not prepared when they were accepted.</param>
/// <param name="log">Told of what came of it.</param>
internal sealed class PlanReloader(string file, PlanInForce plan, SpoolDelivery delivery, OperatorLog log)
{
    private const int MaxLogged = 3;

    private readonly Lock _changing = new();

    /// <summary>Reads the file again.</summary>
    public PlanChange Reload()
    {
        lock (_changing)
        {
            var before = plan.Plan;
            var (reading, text) = Read();
            if (reading.Plan is not { } next)
                return Keep(before, [.. reading.Mistakes.Select(static mistake => mistake.ToString())]);
            if (next.Digest == before.Digest)
            {
                log.Info("plan_unchanged", ("plan", NameOf(before)), ("file", file));
                return new PlanChange(before, false, []);
            }
            plan.Change(new PlanText(next, text));
            delivery.Change(next);
            log.Info("plan_changed", ("plan", NameOf(next)), ("events", next.Events.Count), ("was", NameOf(before)), ("file", file));
            return new PlanChange(next, true, []);
        }
    }

    private PlanChange Keep(TrackingPlan before, string[] mistakes)
    {
        log.Warn(
            "plan_kept", ("plan", NameOf(before)), ("file", file), ("mistakes", mistakes.Length), ("problem", string.Join('\n', mistakes.Take(MaxLogged))),
            ("remedy", $"fix the file, see that it is good with `cairn plan check {file}`, then try again; the earlier plan is in force"));
        return new PlanChange(before, false, mistakes);
    }

    /// <summary>The plan and the text that it was read from: one reading of the file, which may be changing. What cannot be read so has mistakes, which the other way tells.</summary>
    private (PlanReading Reading, string Text) Read()
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: <= PlanFile.MaximumBytes })
            {
                var text = File.ReadAllText(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
                return (PlanFile.Parse(text, file), text);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return (PlanFile.Read(file), "");
        }
        return (PlanFile.Read(file), "");
    }

    private static string NameOf(TrackingPlan plan) => $"{plan.Name} {plan.Version}";
}
