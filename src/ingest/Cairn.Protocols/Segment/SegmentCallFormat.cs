using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>One call a request; the path says which.</summary>
/// <remarks>Source: Segment's HTTP Tracking API, endpoints track, page, screen, identify, group and alias.</remarks>
internal sealed class SegmentCallFormat(CallKind kind, SegmentReader reader) : WireFormat
{
    private readonly SegmentCall _said = new();
    private readonly SegmentEvents _events = new();

    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls) => calls.AddWhole(body);

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        try
        {
            reader.Read(span.Of(body), [], _said);
        }
        finally
        {
            // What it says of consent holds for a call with a mistake, too.
            call.Event.Consent = _said.Consent;
        }
        _events.Fill(_said, kind, null, request, call);
    }
}
