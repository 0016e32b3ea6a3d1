using Cairn.Import.Decoding;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Import.Rows;

/// <summary>Makes an event of a row and takes it through the pipeline. Not thread-safe.</summary>
internal sealed class RowProcessor(IRowDecoder decoder, EventPipeline pipeline, string source)
{
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
        (e.MessageId, e.Fingerprint) = ("", MessageFingerprint.None);
        var problem = record.Fault is { } fault ? Unreadable(fault, e) : decoder.Decode(record, part, e);
        var outcome = problem is null ? Outcome.Accepted : Outcome.Refused(new Refusal(StepNames.Decode, problem.Code, problem.Field, problem.Reason));
        _decode.Leave(entered, outcome);
        return problem is null ? pipeline.Run(e) : outcome;
    }

    private DecodeProblem Unreadable(RecordFault fault, Event e)
    {
        (e.Name, e.Source) = ("", source);
        return new DecodeProblem(fault.Code, "", fault.Reason);
    }
}
