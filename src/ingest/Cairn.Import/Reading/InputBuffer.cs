namespace Cairn.Import.Reading;

/// <summary>
/// A window on a stream. Invariant: <c>Data[Start..End]</c> are the bytes that were read and not yet consumed. The
/// window grows only as far as one record may be long, so memory does not depend on the stream's length.
/// </summary>
internal sealed class InputBuffer(Stream stream, int maxRecordBytes, int chunk = InputBuffer.DefaultChunk) : IDisposable
{
    public const int DefaultChunk = 256 * 1024;

    public byte[] Data { get; private set; } = new byte[2 * chunk];

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Whether the stream has given its last byte.</summary>
    public bool Ended { get; private set; }

    /// <summary>Bytes consumed since the beginning of the stream.</summary>
    public long Position { get; private set; }

    public ReadOnlySpan<byte> Unread => Data.AsSpan(Start, End - Start);

    public void Consume(int count)
    {
        Start += count;
        Position += count;
    }

    /// <summary>Reads more, keeping what is unread.</summary>
    /// <returns>False when the stream has ended.</returns>
    public bool Fill()
    {
        if (Ended)
            return false;
        MakeRoom();
        var read = stream.Read(Data, End, Data.Length - End);
        End += read;
        Ended = read == 0;
        return !Ended;
    }

    public void Dispose() => stream.Dispose();

    private void MakeRoom()
    {
        if (Data.Length - End >= chunk)
            return;
        var unread = End - Start;
        var target = Data;
        if (Data.Length - unread < chunk)
        {
            if (unread > maxRecordBytes + chunk)
                throw new InvalidOperationException($"{unread} bytes are unread where a record has at most {maxRecordBytes}");
            target = new byte[Math.Min(Data.Length * 2, maxRecordBytes + 3 * chunk)];
        }
        Buffer.BlockCopy(Data, Start, target, 0, unread);
        (Data, Start, End) = (target, 0, unread);
    }
}
