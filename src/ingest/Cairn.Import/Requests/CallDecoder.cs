using Cairn.Import.Decoding;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Protocols;

namespace Cairn.Import.Requests;

/// <summary>Hands on the event that a call of a request became when it was read.</summary>
internal sealed class CallDecoder : IRowDecoder
{
    public DecodeProblem? Decode(Record record, int part, Event e)
    {
        var call = record.Call ?? throw new InvalidOperationException("the record is no call of a request");
        e.CopyFrom(call.Event);
        if (call.Problem is null && e.MessageId.Length > 0)
            e.Fingerprint = MessageKey.Of(call).At(call.ClientTime);
        return call.Problem is { } problem ? new DecodeProblem(problem.Code, problem.Field, problem.Reason) : null;
    }
}
