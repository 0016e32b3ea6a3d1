namespace Cairn.Reference.Cases;

/// <summary>A small generator of our own (Steele, Lea and Flood 2014), so that a seed means the same case on every platform.</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 up to and without <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>True in so many of a hundred.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>One of some; repeat one to have it more often.</summary>
    public T Pick<T>(params T[] all) => all[Below(all.Length)];

    /// <summary>Fisher and Yates.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> all)
    {
        var list = all.ToList();
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }
        return list;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
