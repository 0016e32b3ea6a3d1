using System.Buffers.Binary;
using System.Text;

namespace Cairn.Warehouse.Rows;

/// <summary>Reads lengths, texts and stretches of values off an answer.</summary>
internal sealed class BlockInput(Stream answer, string statement)
{
    private const int MaxTextBytes = 1 << 20;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    /// <summary>The query, for messages.</summary>
    public string Statement => statement;

    public async ValueTask<bool> IsAtEndAsync(CancellationToken ct)
    {
        if (_start < _end)
            return false;
        (_start, _end) = (0, await answer.ReadAsync(_buffer, ct));
        return _end == 0;
    }

    /// <summary>A length in LEB128.</summary>
    public async ValueTask<int> LengthAsync(int max, CancellationToken ct)
    {
        var value = 0UL;
        for (var shift = 0; shift < 63; shift += 7)
        {
            await NeedAsync(1, ct);
            var next = _buffer[_start++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return Checked(value, max);
        }
        return Checked(ulong.MaxValue, max);
    }

    public async ValueTask<ulong> UInt64Async(CancellationToken ct)
    {
        await NeedAsync(8, ct);
        _start += 8;
        return BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(_start - 8));
    }

    /// <summary>A count of eight bytes.</summary>
    public async ValueTask<int> CountAsync(int max, CancellationToken ct) => Checked(await UInt64Async(ct), max);

    public async ValueTask<string> TextAsync(CancellationToken ct)
    {
        var length = await LengthAsync(MaxTextBytes, ct);
        await NeedAsync(length, ct);
        _start += length;
        return Encoding.UTF8.GetString(_buffer, _start - length, length);
    }

    /// <summary>Fills a stretch of memory, beginning with what is in the buffer.</summary>
    public async ValueTask FillAsync(Memory<byte> target, CancellationToken ct)
    {
        var ready = Math.Min(target.Length, _end - _start);
        _buffer.AsSpan(_start, ready).CopyTo(target.Span);
        _start += ready;
        while (ready < target.Length)
        {
            var count = await answer.ReadAsync(target[ready..], ct);
            if (count == 0)
                throw Ended();
            ready += count;
        }
    }

    private int Checked(ulong value, int max) => value <= (ulong)max
        ? (int)value
        : throw new WarehouseException($"{statement}: the answer has a length of {value}, more than {max:N0}.");

    private async ValueTask NeedAsync(int bytes, CancellationToken ct)
    {
        if (_end - _start >= bytes)
            return;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (bytes > _buffer.Length)
            Array.Resize(ref _buffer, bytes);
        while (_end < bytes)
        {
            var count = await answer.ReadAsync(_buffer.AsMemory(_end), ct);
            if (count == 0)
                throw Ended();
            _end += count;
        }
    }

    private WarehouseException Ended() => new($"{statement}: the answer ended inside a block.", isRetryable: true);
}
