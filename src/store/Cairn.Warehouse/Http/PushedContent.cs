using System.Net;
using System.Runtime.ExceptionServices;

namespace Cairn.Warehouse.Http;

/// <summary>A request body that the caller writes while it is being sent; remembers the caller's own failure.</summary>
internal sealed class PushedContent(Func<Stream, CancellationToken, Task> write) : HttpContent
{
    public ExceptionDispatchInfo? Failure { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var sink = new SinkStream(stream);
        try
        {
            await write(sink, cancellationToken);
        }
        catch (Exception failure) when (!sink.IsBroken)
        {
            Failure = ExceptionDispatchInfo.Capture(failure);
            // An IOException makes the handler cut the connection, so the warehouse sees an unfinished body, not an end.
            throw new IOException("The writer of the request body failed.", failure);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
