using Cairn.Import.Decoding;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Import.Requests;

/// <summary>
/// Hands on the event that a call of a request became when it was read. None of these calls is suppressed here: the reader passes such calls
/// over.
/// </summary>
internal sealed class CallRowDecoder : IRowDecoder
{
    public Outcome Decode(Row row, int part, Event e)
    {
        var call = row.Call ?? throw new InvalidOperationException("the record is no call of a request");
        e.CopyFrom(call.Event);
        return CallProcessor.Decide(call, e, out _);
    }
}
