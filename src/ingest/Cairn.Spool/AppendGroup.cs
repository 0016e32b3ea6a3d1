using System.Runtime.InteropServices;
using Cairn.Model;

namespace Cairn.Spool;

/// <summary>
/// Requests that will be one group on disk, one behind the other in memory of its own: who wrote them there has them in the
/// processor's caches, who reads them in order gets them there, and neither waits for the other. For one thread at a time; reused.
/// </summary>
internal sealed class AppendGroup
{
    /// <summary>Larger bodies are not copied.</summary>
    public const int MaxCopied = 64 << 10;

    /// <summary>What a request takes besides its body, about.</summary>
    private const int Overhead = 256;

    private const int ChunkBytes = 4 * MaxCopied;

    /// <summary>Chunks that stay for the next time.</summary>
    private const int MaxKept = 8;

    private readonly List<WaitingRequest> _requests = new(256);
    private readonly List<PendingAppend> _pending = new(256);
    private readonly List<byte[]> _chunks = [];
    private int _chunk, _used;
    private ISpoolGroupCompanion? _companion;

    public int Count => _requests.Count;

    /// <summary>Bytes of memory that the requests take, about.</summary>
    public long Bytes { get; private set; }

    /// <summary>Bytes that they will take on disk, about.</summary>
    public long Written { get; private set; }

    public ReadOnlySpan<WaitingRequest> Requests => CollectionsMarshal.AsSpan(_requests);

    public ReadOnlySpan<PendingAppend> Pending => CollectionsMarshal.AsSpan(_pending);

    /// <summary>Bytes of memory that a request takes, about; a character of its texts takes two.</summary>
    public static long BytesOf(ClientRequest request, ISpoolCompanion? companion) =>
        request.Body.Length + (2L * TextsOf(request)) + Overhead + (companion?.Bytes ?? 0);

    /// <summary>Adds a request. A body of at most <see cref="MaxCopied"/> bytes is copied, a larger one used where it is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="calls">How many calls it gives.</param>
    /// <param name="checksum">That of <see cref="Checksum"/>.</param>
    /// <param name="companion">Goes along with it.</param>
    /// <param name="pending">Waits for its end.</param>
    public void Add(ClientRequest request, int calls, uint checksum, ISpoolCompanion? companion, PendingAppend pending)
    {
        if (companion is not null)
            _companion = companion.Join(_companion, Count);
        // Of most requests all texts but the body are those of the request before; who writes them need not look at them again.
        var before = Count == 0 ? default : Requests[^1];
        _requests.Add(new WaitingRequest
        {
            Calls = calls,
            ReceivedAt = request.ReceivedAt,
            Source = Same(request.Source, before.Source),
            Method = Same(request.Method, before.Method),
            Path = Same(request.Path, before.Path),
            UserAgent = Same(request.UserAgent, before.UserAgent),
            Headers = Same(request.Headers, before.Headers),
            Checksum = checksum,
            Body = request.Body.Length > MaxCopied ? request.Body : Copy(request.Body.Span),
        });
        _pending.Add(pending);
        Bytes += BytesOf(request, companion);
        Written += request.Body.Length + TextsOf(request) + Overhead;
    }

    /// <summary>Tells what goes along that the requests are on disk.</summary>
    public void NoteStored(SpoolFileName file, ReadOnlySpan<long> firstOffsets)
    {
        _companion?.OnStored(file, firstOffsets);
        _companion = null;
    }

    /// <summary>Forgets its requests. What goes along with requests that are not on disk is told so.</summary>
    public void Clear()
    {
        _companion?.OnRejected();
        _companion = null;
        _requests.Clear();
        _pending.Clear();
        if (_chunks.Count > MaxKept)
            _chunks.RemoveRange(MaxKept, _chunks.Count - MaxKept);
        (_chunk, _used, Bytes, Written) = (0, 0, 0, 0);
    }

    private static int TextsOf(ClientRequest request) =>
        request.Source.Length + request.Method.Length + request.Path.Length + request.UserAgent.Length + request.Headers.Length;

    private static string Same(string text, string? before) => text == before ? before : text;

    private ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> body)
    {
        if (_chunk < _chunks.Count && _chunks[_chunk].Length - _used < body.Length)
            (_chunk, _used) = (_chunk + 1, 0);
        if (_chunk == _chunks.Count)
            _chunks.Add(new byte[ChunkBytes]);
        var copy = _chunks[_chunk].AsMemory(_used, body.Length);
        body.CopyTo(copy.Span);
        _used += body.Length;
        return copy;
    }
}
