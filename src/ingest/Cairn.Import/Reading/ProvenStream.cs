namespace Cairn.Import.Reading;

/// <summary>
/// Reads a file again whose digest is known, and gives no byte of a piece that is not what it was. What was added behind its
/// end since is not read. Read only.
/// </summary>
/// <param name="inner">The file.</param>
/// <param name="digest">What it held.</param>
/// <param name="shownAs">Its name for people.</param>
internal sealed class ProvenStream(Stream inner, FileDigest digest, string shownAs) : ForwardStream(inner)
{
    private readonly byte[] _piece = new byte[(int)Math.Min(FileDigest.PieceBytes, Math.Max(1, digest.Bytes))];
    private int _number, _at, _length;

    public override long Length => digest.Bytes;

    /// <exception cref="FileChangedException">The file is not what it was.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_at == _length && !Next())
            return 0;
        var read = Math.Min(buffer.Length, _length - _at);
        _piece.AsSpan(_at, read).CopyTo(buffer);
        _at += read;
        return read;
    }

    private bool Next()
    {
        var length = digest.LengthOf(_number);
        if (length <= 0)
            return false;
        var read = Inner.ReadAtLeast(_piece.AsSpan(0, length), length, throwOnEndOfStream: false);
        if (!digest.IsSame(_number, _piece.AsSpan(0, read)))
            throw new FileChangedException(shownAs);
        (_at, _length) = (0, length);
        _number++;
        return true;
    }
}
