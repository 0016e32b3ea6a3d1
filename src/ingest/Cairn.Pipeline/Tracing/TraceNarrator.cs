using System.Globalization;
using Cairn.Model;

namespace Cairn.Pipeline.Tracing;

/// <summary>Tells a trace step by step: received, decoded, checked, person, session, and what became of it.</summary>
internal sealed class TraceNarrator(EventTrace trace)
{
    private readonly List<TraceStep> _steps = [];

    public IReadOnlyList<TraceStep> Tell()
    {
        Pass("received", $"{At(trace.ReceivedAt)}{From()}");
        if (trace.End == TraceEnd.Rejected)
            return Stop("rejected", $"{trace.Status} {trace.Code}: {trace.Reason}");
        if (trace.Step == IngestSteps.Decode)
            return End("decoded");
        Pass("decoded", $"{Named(trace.SentAs)}{Id()}, {Happened()}");
        // What the plan said of an event that consent or an earlier delivery keeps out is not in its trace.
        if (trace.Step is not ("" or IngestSteps.Identifiers))
            return End(trace.Step == IngestSteps.Plan ? "checked" : trace.Step);
        Pass("checked", trace.SentAs == trace.Event ? $"keeps the plan's {trace.Event}" : $"keeps the plan's {trace.Event}, of which {trace.SentAs} is an alias");
        if (trace.Step == IngestSteps.Identifiers)
            return End("person");
        Pass("person", Person());
        Pass("session", Session());
        if (trace.Flags.Length > 0)
            Pass("noticed", trace.Flags);
        return End("stored");
    }

    private List<TraceStep> End(string step)
    {
        var end = trace.Otherwise ?? trace.End;
        var would = trace.End == TraceEnd.Previewed;
        var text = end switch
        {
            TraceEnd.Stored when would => "a preview: it would be stored",
            TraceEnd.Stored => $"{Place()}, {Milliseconds(trace.StoredAt - trace.ReceivedAt)} after it was received",
            TraceEnd.Quarantined => $"{(would ? "a preview: it would go to quarantine" : "in quarantine")}: {Why()}",
            _ => $"{(would ? "a preview: it would be suppressed" : "suppressed")}: {Why()}",
        };
        return Stop(step, text, isPassed: end == TraceEnd.Stored);
    }

    private List<TraceStep> Stop(string step, string text, bool isPassed = false)
    {
        _steps.Add(new TraceStep(step, isPassed, text));
        return _steps;
    }

    private void Pass(string step, string text) => _steps.Add(new TraceStep(step, true, text));

    private string From()
    {
        var test = trace.TestId.Length > 0 ? $", test {trace.TestId}" : "";
        var path = trace.Path.Length > 0 ? $" at {trace.Path}" : "";
        return $"{path}{(trace.Source.Length > 0 ? $" from {trace.Source}" : " from an unknown sender")}{test}";
    }

    private string Why()
    {
        if (trace.Code == SuppressionReasons.SecondDelivery)
            return $"{trace.Code}: the same message came before, with the same content";
        if (trace.Code == SuppressionReasons.ConsentDenied)
            return $"{trace.Code}: the customer denied consent, and the plan keeps such events out";
        var field = trace.Field.Length > 0 ? $" ({trace.Field})" : "";
        return trace.Reason.Length > 0 ? $"{trace.Code}{field}: {trace.Reason}" : trace.Code + field;
    }

    private string Id() => trace.MessageId.Length > 0 ? $", message {trace.MessageId}" : ", without a message id";

    private string Happened() => trace.OccurredAt == trace.ReceivedAt ? "happened when it was received" : $"happened {At(trace.OccurredAt)}";

    private string Person()
    {
        var ids = new List<string>();
        if (trace.UserId.Length > 0)
            ids.Add($"user {trace.UserId}");
        if (trace.AnonymousId.Length > 0)
            ids.Add($"anonymous {trace.AnonymousId}");
        ids.AddRange(trace.Identifiers.Select(static id => $"{id.Type} {id.Value}"));
        return ids.Count > 0 ? string.Join(", ", ids) : "nobody: the event has no identifier";
    }

    private string Session()
    {
        var session = trace.SessionId.Length > 0 ? trace.SessionId : "found when a report asks";
        return trace.Channel.Length > 0 ? $"{session}, channel {trace.Channel}" : session;
    }

    private string Place() => string.Create(CultureInfo.InvariantCulture, $"{trace.LogId} at {trace.LogOffset}");

    private static string Named(string name) => name.Length > 0 ? name : "a call without a name";

    private static string Milliseconds(long duration) => string.Create(CultureInfo.InvariantCulture, $"{duration} ms");

    private static string At(long time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
