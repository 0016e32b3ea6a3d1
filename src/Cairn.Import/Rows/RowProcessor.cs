using Cairn.Import.Decoding;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Import.Rows;

/// <summary>Makes an event of a row and takes it through the pipeline. Not thread-safe.</summary>
internal sealed class RowProcessor(IRowDecoder decoder, EventPipeline pipeline, string source)
{
    /// <summary>Name of the step that comes before the pipeline's own.</summary>
    public const string DecodeStep = "decode";

    private readonly StepCounter _decode = new(DecodeStep);

    /// <summary>What every step counted, this one first.</summary>
    public IReadOnlyList<StepCounter> Counters => [_decode, .. pipeline.Counters];

    /// <summary>Fills <paramref name="e"/>.</summary>
    /// <returns>Null when it is accepted; otherwise why not, and <paramref name="e"/> has at least a name and a source.</returns>
    public Refusal? Process(Record record, int part, Event e)
    {
        var entered = _decode.Enter();
        var problem = record.Fault is { } fault ? Unreadable(fault, e) : decoder.Decode(record, part, e);
        _decode.Leave(entered, problem is not null);
        return problem is null ? pipeline.Run(e) : new Refusal(DecodeStep, problem.Code, problem.Field, problem.Reason);
    }

    private DecodeProblem Unreadable(RecordFault fault, Event e)
    {
        (e.Name, e.Source) = ("", source);
        return new DecodeProblem(fault.Code, "", fault.Reason);
    }
}
