using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Pipeline;

/// <summary>What is wrong with a record that goes to quarantine.</summary>
/// <param name="Step">Name of the step that rejected it.</param>
/// <param name="Code">What is wrong, as a stable code, for example <c>unknown_event</c>.</param>
/// <param name="Field">The field that is wrong; empty when it is the whole record.</param>
/// <param name="Reason">What is wrong and how to fix it, in words.</param>
public sealed record Rejection(string Step, string Code, string Field, string Reason)
{
    /// <summary>The record as quarantine keeps it.</summary>
    /// <param name="e">The event, as far as it came, with its log and offset.</param>
    /// <param name="receivedAt">When it was received, Unix milliseconds.</param>
    /// <param name="line">The line of the file, or the offset of the request's first call in the spool.</param>
    /// <param name="part">Which of the line's or request's events it is.</param>
    public QuarantinedRecord ToRecord(Event e, long receivedAt, long line, int part)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new QuarantinedRecord
        {
            ReceivedAt = receivedAt,
            LogId = e.LogId,
            LogOffset = e.LogOffset,
            Line = line,
            Part = part,
            Source = e.Source,
            Event = e.Name,
            Code = Code,
            Field = Field,
            Reason = Reason,
            Fingerprint = e.Fingerprint,
        };
    }
}
