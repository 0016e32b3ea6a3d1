using Cairn.Model;

namespace Cairn.Warehouse.Native;

/// <summary>
/// Events row by row, encoded as the columns of <see cref="EventBlock"/> want them. Whoever has an event at hand encodes it
/// here; whoever collects a block copies rows into it, for a fraction of what making them cost. Reused after
/// <see cref="Clear"/>; for one thread at a time.
/// </summary>
/// <remarks>
/// Of a row the texts that repeat stay strings, which the block's dictionaries ask for; everything else is bytes: two times,
/// the texts with their lengths, the identifiers, the value times 10^8, the fingerprint.
/// </remarks>
public sealed class EventRows
{
    internal const int Names = 15;

    private readonly ByteBuffer _bytes = new();
    private int[] _starts = new int[16];
    private string[] _names = new string[Names];

    /// <summary>Rows since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of memory that it keeps, full or empty.</summary>
    public long Capacity => _bytes.Capacity + (_starts.Length * sizeof(int)) + (_names.Length * IntPtr.Size);

    /// <summary>Bytes that its rows take.</summary>
    public long Used => _bytes.Length + (Count * (long)(sizeof(int) + (Names * IntPtr.Size)));

    /// <summary>Forgets all rows and keeps the memory.</summary>
    public void Clear()
    {
        _bytes.Clear();
        Count = 0;
    }

    /// <summary>Adds an event; its place in a log is no part of the row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its value does not fit <see cref="Money"/>.</exception>
    public void Add(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Ensure(1);
        _starts[Count] = _bytes.Length;
        AddNames(e, _names.AsSpan(Count * Names, Names));
        AddBytes(e);
        Count++;
    }

    /// <summary>Adds all rows of another.</summary>
    public void AddRange(EventRows other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ensure(other.Count);
        for (var row = 0; row < other.Count; row++)
            _starts[Count + row] = _bytes.Length + other._starts[row];
        Array.Copy(other._names, 0, _names, Count * Names, other.Count * Names);
        _bytes.Write(other._bytes.Written.Span);
        Count += other.Count;
    }

    /// <summary>When the event of a row was received, Unix milliseconds.</summary>
    public long ReceivedAt(int row) => unchecked((long)Bytes(row).UInt64());

    /// <summary>The row's texts that repeat, in the order in which <see cref="AddNames"/> puts them.</summary>
    internal ReadOnlySpan<string> NamesOf(int row) => _names.AsSpan(row * Names, Names);

    /// <summary>The row's other fields, to be read in the order in which <see cref="AddBytes"/> writes them.</summary>
    internal EncodedRow Bytes(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return new EncodedRow(_bytes.Written.Span[_starts[row]..]);
    }

    private void Ensure(int more)
    {
        if (Count + more > _starts.Length)
            Array.Resize(ref _starts, Math.Max(2 * _starts.Length, Count + more));
        if ((Count + more) * Names > _names.Length)
            Array.Resize(ref _names, Math.Max(2 * _names.Length, (Count + more) * Names));
    }

    private static void AddNames(Event e, Span<string> names)
    {
        var traffic = e.Traffic;
        (names[0], names[1], names[2], names[3], names[4]) = (e.Name, e.Source, e.Platform, e.Currency, e.Flags);
        (names[5], names[6], names[7]) = (traffic.Channel, traffic.Source, traffic.Medium);
        (names[8], names[9], names[10], names[11]) = (traffic.Campaign, traffic.Content, traffic.Term, traffic.ClickIdType);
        (names[12], names[13], names[14]) = (traffic.VisitSource, traffic.VisitMedium, traffic.VisitCampaign);
    }

    private void AddBytes(Event e)
    {
        _bytes.WriteUInt64(unchecked((ulong)e.ReceivedAt));
        _bytes.WriteUInt64(unchecked((ulong)e.OccurredAt));
        foreach (var text in (ReadOnlySpan<string>)[e.MessageId, e.UserId, e.AnonymousId, e.SessionId])
            _bytes.WriteString(text.AsSpan());
        _bytes.WriteVarUInt((ulong)e.Identifiers.Count);
        for (var i = 0; i < e.Identifiers.Count; i++)
        {
            _bytes.WriteString(e.Identifiers[i].Type.AsSpan());
            _bytes.WriteString(e.Identifiers[i].Value.AsSpan());
        }
        foreach (var text in (ReadOnlySpan<string>)[e.Traffic.Referrer, e.Traffic.ClickId, e.Traffic.PageUrl, e.OrderId, e.Properties])
            _bytes.WriteString(text.AsSpan());
        _bytes.WriteByte(e.Value is null ? (byte)1 : (byte)0);
        if (e.Value is { } value)
            _bytes.WriteInt128(Money.ToUnits(value));
        _bytes.WriteUInt64(e.Fingerprint.Id);
        _bytes.WriteUInt64(((ulong)e.Fingerprint.Content << 16) | e.Fingerprint.Day);
    }
}
