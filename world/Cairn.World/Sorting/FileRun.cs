using Microsoft.Win32.SafeHandles;

namespace Cairn.World.Sorting;

/// <summary>A run that is read back from its file through a buffer that holds at least one whole record.</summary>
internal sealed class FileRun(string path, int bufferBytes) : RunCursor
{
    public const int MinBuffer = 2 * RunRecord.MaxBytes;

    private readonly byte[] _buffer = new byte[Math.Max(bufferBytes, MinBuffer)];
    private readonly SafeFileHandle _file = File.OpenHandle(path, options: FileOptions.SequentialScan);
    private long _position;
    private int _begin;
    private int _end;
    private int _payload;

    public override ReadOnlySpan<byte> Payload => _buffer.AsSpan(_begin - _payload, _payload);

    public override bool Read()
    {
        if (!Has(RunRecord.HeaderBytes))
        {
            return _end == _begin ? false : throw CutShort();
        }

        (Key, Tie, _payload) = RunRecord.ReadHeader(_buffer.AsSpan(_begin));
        if (_payload is < 0 or > ExternalSort.MaxPayloadLength || !Has(RunRecord.HeaderBytes + _payload))
            throw CutShort();
        _begin += RunRecord.HeaderBytes + _payload;
        return true;
    }

    public override void Dispose() => _file.Dispose();

    private bool Has(int bytes)
    {
        if (_end - _begin >= bytes)
            return true;

        _buffer.AsSpan(_begin.._end).CopyTo(_buffer);
        (_begin, _end) = (0, _end - _begin);
        while (_end < bytes)
        {
            var read = RandomAccess.Read(_file, _buffer.AsSpan(_end), _position);
            if (read == 0)
                return false;
            _end += read;
            _position += read;
        }

        return true;
    }

    private WorldException CutShort() => new(
        $"{path} ends in the middle of a record: something else has changed it.",
        "Run again, and let nothing else write into that folder.");
}
