using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols;

/// <summary>What the requests of a path are.</summary>
/// <param name="WireProtocol">Whose way of speaking it is.</param>
/// <param name="Format">How they are written; null when they carry no calls.</param>
/// <param name="SuppressedReason">Why they carry none.</param>
/// <param name="IsPixel">Whether the call stands in the address of a picture.</param>
internal readonly record struct Route(WireProtocol WireProtocol, WireFormat? Format, string? SuppressedReason = null, bool IsPixel = false)
{
    /// <summary>A request without a call: a preflight, settings, flags.</summary>
    public static Route NoCall(WireProtocol protocol) => new(protocol, null, SuppressionReasons.NoCall);
}
