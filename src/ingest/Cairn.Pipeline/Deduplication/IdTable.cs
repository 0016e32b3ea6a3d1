using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// The slots of all remembered messages: <see cref="Partition"/>s, each of which holds the ids with the same upper bits.
/// They lie in one range of addresses in which each has room to grow to the end; only what was used takes memory. A
/// partition that is full forgets the oldest day that it has, by itself, so that nobody who makes ids fall into one
/// partition harms the others. Not thread-safe.
/// </summary>
internal sealed unsafe class IdTable : IDisposable
{
    private const int BucketBytes = Partition.SlotsOfBucket * sizeof(ulong);

    private readonly DayWindow _window;
    private readonly int _partitionBits, _lost, _maxBuckets;
    private readonly int[] _buckets, _counts;
    private readonly long[] _days = new long[MessageIndexOptions.MaxWindowDays + 2];
    private readonly ulong* _slots;
    private void* _memory;
    private long _usedBuckets;
    private bool _hasLargePages;

    /// <param name="window">Tells the days apart.</param>
    /// <param name="partitionBits">There are 2 to that many partitions.</param>
    /// <param name="minBits">Each begins with 2 to that many buckets.</param>
    /// <param name="maxBuckets">The most buckets of a partition, up to 2^20.</param>
    public IdTable(DayWindow window, int partitionBits, int minBits, int maxBuckets)
    {
        (_window, _partitionBits, _lost, _maxBuckets) = (window, partitionBits, minBits, maxBuckets);
        _buckets = new int[1 << partitionBits];
        _counts = new int[1 << partitionBits];
        Array.Fill(_buckets, 1 << minBits);
        _usedBuckets = (long)_buckets.Length << minBits;
        _memory = NativeMemory.AllocZeroed((nuint)_buckets.Length * (nuint)maxBuckets + 1, BucketBytes);
        // A bucket is one cache line only where it begins at one.
        _slots = (ulong*)(((nint)_memory + BucketBytes - 1) & -BucketBytes);
    }

    /// <summary>How many messages are remembered.</summary>
    public long Count { get; private set; }

    /// <summary>How many messages were forgotten for want of room.</summary>
    public long ForgottenEarly { get; private set; }

    /// <summary>The latest day of which messages were forgotten for want of room; -1 when there is none.</summary>
    public int ForgottenDay { get; private set; } = -1;

    /// <summary>Bytes of the buckets in use.</summary>
    public long Bytes => _usedBuckets * BucketBytes;

    /// <summary>How many bits of an id matter.</summary>
    public int IdBits => _partitionBits + Slot.RemainderBits + _lost;

    /// <summary>How many messages of a day are remembered.</summary>
    public long CountOf(int dayCode) => _days[dayCode];

    /// <summary>Makes room for so many messages, so that they need not be dealt out again and again on their way in.</summary>
    public void Expect(long messages)
    {
        // Four in five slots full, with ids spread as evenly as hashes spread them.
        var buckets = (int)Math.Min(_maxBuckets, messages * 5 / 4 / Partition.SlotsOfBucket / _buckets.Length + 1);
        for (var number = 0; number < _buckets.Length; number++)
        {
            if (buckets > _buckets[number])
                Resize(number, buckets);
        }
    }

    /// <summary>The slot of an id; null when it is not remembered. Good until the next call that adds.</summary>
    public ulong* Find(ulong id) => At(Number(id)).Find(Value(id));

    /// <summary>Begins to fetch the two cache lines of an id, where the processor can.</summary>
    public void Prefetch(ulong id)
    {
        if (!Sse.IsSupported)
            return;
        var (first, second) = At(Number(id)).Addresses(Value(id));
        Sse.Prefetch0((void*)first);
        Sse.Prefetch0((void*)second);
    }

    /// <summary>Remembers an id that is not remembered.</summary>
    public void Add(ulong id, uint payload)
    {
        var number = Number(id);
        MakeRoom(number);
        Counted(number, payload, 1);
        var value = Value(id);
        while (!At(number).TryAdd(ref value, ref payload))
        {
            if (_buckets[number] < _maxBuckets)
            {
                Grow(number);
                continue;
            }
            Forget(number, payload);
            return;
        }
    }

    /// <summary>Gives a remembered id another payload.</summary>
    public void Change(ulong* slot, uint payload)
    {
        _days[Slot.Day(*slot)]--;
        _days[Slot.Day(payload)]++;
        *slot = (*slot & Slot.IdMask) | payload;
    }

    /// <summary>Takes a remembered id out.</summary>
    public void Remove(ulong id, ulong* slot)
    {
        Counted(Number(id), Slot.Payload(*slot), -1);
        *slot = 0;
    }

    /// <summary>Takes out everything whose day's code is not among the bits.</summary>
    public void Keep(uint days)
    {
        for (var number = 0; number < _buckets.Length; number++)
            _ = _counts[number] == 0 ? 0 : Clear(number, ~days);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        NativeMemory.Free(_memory);
        _memory = null;
        GC.SuppressFinalize(this);
    }

    ~IdTable() => NativeMemory.Free(_memory);

    private int Number(ulong id) => (int)(id >> (63 - _partitionBits) >> 1);

    private ulong Value(ulong id) => (id << _partitionBits) >> (64 - Slot.RemainderBits - _lost);

    private Partition At(int number) => At(number, _buckets[number]);

    private Partition At(int number, int buckets) =>
        new(_slots + ((nint)number * _maxBuckets * Partition.SlotsOfBucket), buckets, _lost);

    private void Counted(int number, uint payload, int change)
    {
        _counts[number] += change;
        _days[Slot.Day(payload)] += change;
        Count += change;
    }

    private void MakeRoom(int number)
    {
        var slots = _buckets[number] * Partition.SlotsOfBucket;
        // Up to 90 % hardly anything has to be moved about to add one; up to 95 % little, but then there is no more room.
        if (_buckets[number] < _maxBuckets && _counts[number] >= slots * 9 / 10)
            Grow(number);
        else if (_counts[number] >= slots * 19 / 20)
            ForgetOldest(number);
    }

    private void Grow(int number) => Resize(number, Math.Min(_maxBuckets, _buckets[number] + Math.Max(1, _buckets[number] / 2)));

    private void Resize(int number, int buckets)
    {
        var old = At(number);
        var room = ArrayPool<ulong>.Shared.Rent(old.Slots.Length);
        var slots = room.AsSpan(0, old.Slots.Length);
        old.Slots.CopyTo(slots);
        old.Slots.Clear();
        _usedBuckets += buckets - _buckets[number];
        _buckets[number] = buckets;
        AdviseLargePages();
        var grown = At(number);
        for (var at = 0; at < slots.Length; at++)
        {
            if (slots[at] == 0)
                continue;
            var (value, payload) = (old.Value(slots[at], at / Partition.SlotsOfBucket), Slot.Payload(slots[at]));
            if (!grown.TryAdd(ref value, ref payload))
                Forget(number, payload);
        }
        ArrayPool<ulong>.Shared.Return(room);
    }

    private void AdviseLargePages()
    {
        // Before that they would take more memory than is in use.
        var most = (long)_buckets.Length * _maxBuckets;
        if (_hasLargePages || _usedBuckets * 4 < most * 3)
            return;
        LargePages.Advise(_slots, (nint)most * BucketBytes);
        _hasLargePages = true;
    }

    private void Forget(int number, uint payload)
    {
        Counted(number, payload, -1);
        ForgottenEarly++;
        ForgottenDay = Math.Max(ForgottenDay, _window.Day(Slot.Day(payload)));
    }

    private void ForgetOldest(int number)
    {
        var oldest = int.MaxValue;
        foreach (var slot in At(number).Slots)
        {
            if (slot != 0)
                oldest = Math.Min(oldest, _window.Day(Slot.Day(slot)));
        }
        ForgottenEarly += Clear(number, 1u << DayWindow.Code(oldest));
        ForgottenDay = Math.Max(ForgottenDay, oldest);
    }

    private int Clear(int number, uint days)
    {
        var cleared = 0;
        foreach (ref var slot in At(number).Slots)
        {
            if (slot == 0 || ((days >> Slot.Day(slot)) & 1) == 0)
                continue;
            Counted(number, Slot.Payload(slot), -1);
            slot = 0;
            cleared++;
        }
        return cleared;
    }
}
