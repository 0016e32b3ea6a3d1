using System.Net;
using System.Numerics;
using System.Security.Cryptography;

namespace Cairn.Collector.Limits;

/// <summary>
/// A token bucket for each client address, in a table of fixed size: four places for each hash, of which the fullest bucket
/// gives way to a newcomer, because forgetting it changes least. IPv6 counts by its /64, which one customer has for himself.
/// </summary>
internal sealed class AddressLimiter
{
    private const int Ways = 4;
    private const int Locks = 64;
    private const int MinSets = 16;

    private readonly TokenBucket _bucket;
    private readonly Place[] _places;
    private readonly Lock[] _locks;
    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;
    private readonly int _shift;

    public AddressLimiter(RateLimits limits, long frequency)
    {
        _bucket = TokenBucket.Of(limits.PerAddress, limits.BurstSeconds, frequency);
        var sets = _bucket.IsLimited ? (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(MinSets, limits.Addresses / Ways)) : MinSets;
        (_places, _shift) = (new Place[sets * Ways], 64 - BitOperations.Log2((uint)sets));
        _locks = [.. Enumerable.Range(0, Locks).Select(static _ => new Lock())];
    }

    /// <summary>Takes a token of the address's bucket.</summary>
    /// <returns>0 when it was taken, otherwise the ticks until there is one.</returns>
    public long Take(IPAddress address, long now)
    {
        if (!_bucket.IsLimited)
            return 0;
        var name = NameOf(address);
        var set = (int)((name * _seed * 0x9E3779B97F4A7C15UL) >> _shift);
        lock (_locks[set % Locks])
        {
            ref var place = ref Find(name, _places.AsSpan(set * Ways, Ways));
            if (place.Name != name)
                place = new Place { Name = name };
            return _bucket.Take(ref place.FullAt, now);
        }
    }

    private static ref Place Find(ulong name, Span<Place> places)
    {
        var fullest = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i].Name == name)
                return ref places[i];
            if (places[i].FullAt < places[fullest].FullAt)
                fullest = i;
        }
        return ref places[fullest];
    }

    /// <summary>IPv4 as its number, IPv6 as its network; never 0, which is an empty place.</summary>
    private static ulong NameOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        var isOld = address.IsIPv4MappedToIPv6;
        address.TryWriteBytes(bytes, out var length);
        if (length == 4)
            return 1UL << 32 | BitConverter.ToUInt32(bytes);
        return isOld ? 1UL << 32 | BitConverter.ToUInt32(bytes[12..]) : BitConverter.ToUInt64(bytes) | (BitConverter.ToUInt64(bytes) == 0 ? 1UL << 63 : 0);
    }

    private struct Place
    {
        public ulong Name;
        public long FullAt;
    }
}
