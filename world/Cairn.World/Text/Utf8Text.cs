using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cairn.World.Text;

/// <summary>A buffer of UTF-8 text that grows and is used again. What is appended must be JSON-escaped already.</summary>
internal sealed class Utf8Text
{
    private byte[] _bytes = new byte[64 * 1024];
    private long _day = long.MinValue;
    private readonly byte[] _date = new byte[11];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Takes back what was appended after a length.</summary>
    public void CutTo(int length) => Length = length;

    public void Replace(int place, byte character) => _bytes[place] = character;

    /// <summary>Takes one byte out.</summary>
    public void DropAt(int place)
    {
        _bytes.AsSpan(place + 1, Length - place - 1).CopyTo(_bytes.AsSpan(place));
        Length--;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Utf8Text Add(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length - Length < text.Length)
            Grow(text.Length);
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    /// <summary>Appends text of ASCII characters that need no escape, such as ids.</summary>
    public Utf8Text Add(string ascii)
    {
        Length += Encoding.ASCII.GetBytes(ascii, Room(ascii.Length));
        return this;
    }

    public Utf8Text Add(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>Appends a part of this text once more.</summary>
    public void Repeat(int start, int length)
    {
        Room(length);
        _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(Length));
        Length += length;
    }

    /// <summary>Appends cents as an amount with two decimals.</summary>
    public Utf8Text AddMoney(long cents)
    {
        if (cents < 0)
        {
            Add("-"u8);
            cents = -cents;
        }

        Add(cents / 100);
        var room = Room(3);
        room[0] = (byte)'.';
        TwoDigits(room[1..], (int)(cents % 100));
        Length += 3;
        return this;
    }

    /// <summary>Appends a moment in Unix milliseconds as <c>2026-01-05T08:00:00.123Z</c> (RFC 3339).</summary>
    public Utf8Text AddTime(long at)
    {
        const long dayLength = 86_400_000;
        var day = Math.DivRem(at, dayLength, out var rest);
        if (rest < 0)
            (day, rest) = (day - 1, rest + dayLength);
        if (day != _day)
        {
            Encoding.ASCII.GetBytes(DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd'T'"), _date);
            _day = day;
        }

        var room = Room(24);
        _date.CopyTo(room);
        var time = (int)rest;
        TwoDigits(room[11..], time / 3_600_000);
        room[13] = (byte)':';
        TwoDigits(room[14..], time / 60_000 % 60);
        room[16] = (byte)':';
        TwoDigits(room[17..], time / 1000 % 60);
        room[19] = (byte)'.';
        var milliseconds = time % 1000;
        room[20] = (byte)('0' + milliseconds / 100);
        TwoDigits(room[21..], milliseconds % 100);
        room[23] = (byte)'Z';
        Length += 24;
        return this;
    }

    private static void TwoDigits(Span<byte> target, int number)
    {
        target[0] = (byte)('0' + number / 10);
        target[1] = (byte)('0' + number % 10);
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
            Grow(bytes);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int bytes) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
}
