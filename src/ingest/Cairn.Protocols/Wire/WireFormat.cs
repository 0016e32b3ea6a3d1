using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>
/// How one kind of request is written. A format finds the calls of a body first and reads each by itself later, so that a
/// bad call costs only itself. An instance remembers the body's envelope between the two and is not thread-safe.
/// </summary>
internal abstract class WireFormat
{
    /// <summary>Whether a request without a body can be a call of this format.</summary>
    public virtual bool TakesEmptyBody => false;

    /// <summary>Finds the calls.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body; for a pixel, the one that its query stands for.</param>
    /// <param name="calls">Filled; empty before.</param>
    /// <exception cref="CallException">The body as a whole is wrong.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public abstract void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls);

    /// <summary>Reads one of the calls that <see cref="Split"/> found.</summary>
    /// <param name="body">The same body.</param>
    /// <param name="span">Where the call stands in it.</param>
    /// <param name="request">The request.</param>
    /// <param name="call">Filled; begun already.</param>
    /// <exception cref="CallException">The call is wrong.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is nested too deep.</exception>
    /// <exception cref="InvalidOperationException">A text in it holds half a surrogate pair.</exception>
    public abstract void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call);
}
