using Cairn.Import.Decoding;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Import.Rows;

/// <summary>Makes an event of a row and takes it through the pipeline. Not thread-safe.</summary>
internal sealed class RowProcessor(IRowDecoder decoder, EventPipeline pipeline, string source) : IEventDecoder
{
    private const string EmptyObject = "{}";

    private Row _row = new();
    private int _part;

    /// <summary>What every step counted.</summary>
    public IReadOnlyList<StepCounter> Counters => pipeline.Counters;

    /// <summary>Fills <paramref name="e"/>.</summary>
    /// <returns>What becomes of it. When it is not accepted, <paramref name="e"/> has at least a source.</returns>
    public Outcome Process(Row row, int part, Event e)
    {
        (_row, _part) = (row, part);
        return pipeline.Process(this, e);
    }

    Outcome IEventDecoder.Decode(Event e)
    {
        // Decoders fill what their records have; what steps noticed about the event before must not stay.
        (e.Flags, e.ClockSkew, e.Consent) = ("", 0, ConsentSignals.None);
        (e.UserAgent, e.Client, e.PageName) = ("", ClientKind.Unknown, "");
        (e.Context, e.Network) = (ClientContext.None, 0);
        (e.MessageId, e.Fingerprint, e.OccurredAt) = ("", MessageFingerprint.None, 0);
        var outcome = _row.Fault is { } fault ? Unreadable(fault, e) : decoder.Decode(_row, _part, e);
        if (_row.Fault is null && _row.Call is null)
            RepairText(_row, e);
        return outcome;
    }

    /// <summary>Readers have fixed what is JSON as a whole; a column may be it too.</summary>
    private static void RepairText(Row row, Event e)
    {
        if (e.Properties.Length > EmptyObject.Length)
            e.Properties = HalfPairs.Repaired(e.Properties);
        if (row.Raw.IndexOf("\\uFFFD"u8) >= 0 || e.Properties.Contains(HalfPairs.Replacement, StringComparison.Ordinal))
            EventFlags.Add(e, EventFlags.TextRepaired);
    }

    private Outcome Unreadable(RowFault fault, Event e)
    {
        (e.Name, e.Source) = ("", source);
        return Outcome.Unreadable(new DecodeProblem(fault.Code, "", fault.Reason));
    }
}
