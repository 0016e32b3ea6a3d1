using Cairn.Import.Decoding;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Import.Rows;

/// <summary>Makes an event of a row and takes it through the pipeline. Not thread-safe.</summary>
internal sealed class RowProcessor(IRowDecoder decoder, EventPipeline pipeline, string source)
{
    private const string EmptyObject = "{}";

    private readonly StepCounter _decode = new(StepNames.Decode);

    /// <summary>What every step counted, this one first.</summary>
    public IReadOnlyList<StepCounter> Counters => [_decode, .. pipeline.Counters];

    /// <summary>Fills <paramref name="e"/>.</summary>
    /// <returns>What becomes of it. When it is not accepted, <paramref name="e"/> has at least a name and a source.</returns>
    public Outcome Process(Record record, int part, Event e)
    {
        var entered = _decode.Enter();
        // Decoders fill what their records have; what steps noticed about the event before must not stay.
        (e.Flags, e.ClockSkew, e.Consent) = ("", 0, ConsentSignals.None);
        (e.UserAgent, e.Client, e.PageName) = ("", ClientKind.Unknown, "");
        (e.MessageId, e.Fingerprint) = ("", MessageFingerprint.None);
        var problem = record.Fault is { } fault ? Unreadable(fault, e) : decoder.Decode(record, part, e);
        if (record.Fault is null && record.Call is null)
            MendText(record, e);
        var outcome = problem is null ? Outcome.Accepted : Outcome.Refused(new Refusal(StepNames.Decode, problem.Code, problem.Field, problem.Reason));
        _decode.Leave(entered, outcome);
        return problem is null ? pipeline.Run(e) : outcome;
    }

    /// <summary>Readers have mended what is JSON as a whole; a column may be it too.</summary>
    private static void MendText(Record record, Event e)
    {
        if (e.Properties.Length > EmptyObject.Length)
            e.Properties = HalfPairs.Mended(e.Properties);
        if (record.Raw.IndexOf("\\uFFFD"u8) >= 0 || e.Properties.Contains(HalfPairs.Replacement, StringComparison.Ordinal))
            EventFlags.Add(e, EventFlags.TextMended);
    }

    private DecodeProblem Unreadable(RecordFault fault, Event e)
    {
        (e.Name, e.Source) = ("", source);
        return new DecodeProblem(fault.Code, "", fault.Reason);
    }
}
