using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// A part of the table that grows by itself: buckets of eight slots, one cache line each, of which every value has two
/// (cuckoo hashing: Pagh and Rodler 2004; buckets: Dietzfelbinger and Weidling 2007). Together with its place, a slot holds
/// the whole value, so that no two values are ever taken for each other and a partition can be dealt out again into more
/// buckets without anything else at hand.
/// </summary>
/// <remarks>
/// A value v of n buckets has v * n = first * 2^bits + rest: the first bucket, and a rest of which the slot keeps the upper
/// 34 bits. Their neighbours differ by n, so nothing is lost in the lower ones as long as n is at least 2 to their number.
/// The second bucket is (hash of the remainder - first) mod n, which leads from each of the two to the other.
/// </remarks>
/// <param name="slots">Its slots, eight a bucket.</param>
/// <param name="buckets">How many buckets it has.</param>
/// <param name="lost">How many lower bits of the rest are not kept; there are at least 2 to that many buckets.</param>
internal readonly unsafe struct Partition(ulong* slots, int buckets, int lost)
{
    public const int SlotsOfBucket = 8;

    /// <summary>
    /// After so many moves a message is abandoned. A walk ends after three moves on average in a partition that is 95 % full;
    /// only ids that were made to fall into the same buckets come here.
    /// </summary>
    private const int MaxMoves = 500;

    /// <summary>All its slots.</summary>
    public Span<ulong> Slots => new(slots, buckets * SlotsOfBucket);

    /// <summary>The slot of a value; null when it is not here.</summary>
    public ulong* Find(ulong value)
    {
        var (first, remainder) = Place(value);
        var wanted = Slot.Of(remainder, 0);
        var found = FindIn(Bucket(first), wanted);
        return found is not null ? found : FindIn(Bucket(Other(first, remainder)), wanted | Slot.SecondChoice);
    }

    /// <summary>Where a value's two buckets begin.</summary>
    public (nint First, nint Second) Addresses(ulong value)
    {
        var (first, remainder) = Place(value);
        return ((nint)Bucket(first), (nint)Bucket(Other(first, remainder)));
    }

    /// <summary>Adds a value that is not here, and moves others about when both buckets are full.</summary>
    /// <returns>False when a value found no place; it and its payload are then in the arguments.</returns>
    public bool TryAdd(ref ulong value, ref uint payload)
    {
        var (at, remainder) = Place(value);
        var second = Other(at, remainder);
        var slot = Slot.Of(remainder, payload);
        // The emptier of the two first: this delays the moving about.
        var (here, there) = (Empty(Bucket(at)), Empty(Bucket(second)));
        if (BitOperations.PopCount(there) > BitOperations.PopCount(here))
            (at, here, slot) = (second, there, slot | Slot.SecondChoice);
        var draw = value | 1;
        for (var moves = 0; here == 0; moves++)
        {
            if (moves == MaxMoves)
            {
                (value, payload) = (Value(slot, at), Slot.Payload(slot));
                return false;
            }
            // Any mixture does; it depends on the values alone, so that every run does the same.
            draw = (draw * 0xD1342543DE82EF95) + 1;
            var victim = Bucket(at) + (draw >> 61);
            (slot, *victim) = (*victim, slot);
            at = Other(at, Slot.Remainder(slot));
            slot ^= Slot.SecondChoice;
            here = Empty(Bucket(at));
        }
        Bucket(at)[BitOperations.TrailingZeroCount(here)] = slot;
        return true;
    }

    /// <summary>The value in a slot.</summary>
    public ulong Value(ulong slot, int bucket)
    {
        var remainder = Slot.Remainder(slot);
        var first = (ulong)((slot & Slot.SecondChoice) == 0 ? bucket : Other(bucket, remainder));
        var product = (first << (Slot.RemainderBits + lost)) + (remainder << lost);
        return (product + (ulong)buckets - 1) / (ulong)buckets;
    }

    private (int First, ulong Remainder) Place(ulong value)
    {
        var product = value * (ulong)buckets;
        return ((int)(product >> (Slot.RemainderBits + lost)), (product >> lost) & ((1UL << Slot.RemainderBits) - 1));
    }

    private int Other(int bucket, ulong remainder)
    {
        var sum = (int)((((remainder * 0x9E3779B97F4A7C15) >> 32) * (ulong)buckets) >> 32);
        var other = sum - bucket;
        return other < 0 ? other + buckets : other;
    }

    private ulong* Bucket(int number) => slots + ((nint)number * SlotsOfBucket);

    private static ulong* FindIn(ulong* bucket, ulong wanted)
    {
        var ids = Vector512.LoadAligned(bucket) & Vector512.Create(Slot.IdMask);
        var hits = Vector512.Equals(ids, Vector512.Create(wanted)).ExtractMostSignificantBits();
        for (; hits != 0; hits &= hits - 1)
        {
            // An empty slot looks like a value whose bits are all 0.
            var slot = bucket + BitOperations.TrailingZeroCount(hits);
            if (*slot != 0)
                return slot;
        }
        return null;
    }

    private static ulong Empty(ulong* bucket) =>
        Vector512.Equals(Vector512.LoadAligned(bucket), Vector512<ulong>.Zero).ExtractMostSignificantBits();
}
