using System.Diagnostics;
using System.Security.Cryptography;
using Cairn.Pipeline.Deduplication;
using Cairn.Protocols.Wire;

namespace Cairn.Bench.Deduplication;

/// <summary>The ids of a run, and what came of them. Ids are drawn by their number, so that none needs to be kept.</summary>
/// <param name="ids">How many different ones.</param>
/// <param name="days">Over how many days.</param>
/// <param name="ofBatch">How many keys a batch has.</param>
internal sealed class DeduplicationRun(long ids, int days, int ofBatch)
{
    private const int Every = 100;
    private const int FetchedAhead = 12;

    private readonly MessageKey[] _keys = new MessageKey[ofBatch];
    private readonly ulong _seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly double[] _marks = [1e6, 1e7, 2e7, 5e7, 7e7, 1e8];

    public long Again { get; private set; }
    public long Found { get; private set; }
    public long False { get; private set; }
    public long Reused { get; private set; }

    // Since the last mark, in processor time, which other work on the machine disturbs less.
    public long Adds { get; private set; }
    public double AddSeconds { get; private set; }
    public long AloneAdds { get; private set; }
    public double AloneSeconds { get; private set; }
    public double MaxBatch { get; private set; }
    public double SaveSeconds { get; private set; }

    /// <summary>Adds and saves all, and shows the figures whenever a mark is passed.</summary>
    public void Fill(MessageIndex index, int firstDay, Action<DeduplicationRun, MessageIndex> show)
    {
        Console.WriteLine($"seed {_seed}");
        long next = 0, batches = 0;
        for (var day = 0; day < days; day++)
        {
            var until = ids * (day + 1) / days;
            var log = $"spool/2026-11-{day + 1:00}-000";
            for (ulong offset = 0; next < until; offset += (ulong)ofBatch)
            {
                var before = next;
                var count = Draw(ref next, until);
                AddBatch(index, count, firstDay + day, prefetched: batches++ % 2 == 0);
                var began = Stopwatch.GetTimestamp();
                index.Save(log, firstDay + day, offset, offset + (ulong)ofBatch, _keys.AsSpan(0, count));
                SaveSeconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
                if (_marks.Any(mark => before < mark && next >= mark) || next == ids)
                {
                    show(this, index);
                    (Adds, AddSeconds, AloneAdds, AloneSeconds, MaxBatch) = (0, 0, 0, 0, 0);
                }
            }
        }
    }

    /// <summary>Asks for a million of all the ids, then for one that expires everything's first day.</summary>
    public (long Missed, double Later) AskAgain(MessageIndex index, int firstDay)
    {
        const int Asked = 1_000_000;
        long missed = 0;
        for (var number = 0; number < Asked; number++)
        {
            if (index.Add(Key(ids / Asked * number), firstDay + days - 1) != MessageStatus.Duplicate)
                missed++;
        }
        var began = Stopwatch.GetTimestamp();
        index.Add(Key(ids), firstDay + days + 1);
        return (missed, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>Every hundredth key of a batch is one of any day before, the others are the next ids.</summary>
    private int Draw(ref long next, long until)
    {
        var count = 0;
        for (; count < ofBatch && next < until; count++)
            _keys[count] = IsAgain(count, next) ? Key((long)(Bits((ulong)next, 1) % (ulong)next)) : Key(next++);
        return count;
    }

    private static bool IsAgain(int place, long next) => place % Every == Every - 1 && next > 0;

    private void AddBatch(MessageIndex index, int count, int day, bool prefetched)
    {
        var began = Environment.CpuUsage.TotalTime;
        for (var at = 0; at < count; at++)
        {
            if (prefetched && at + FetchedAhead < count)
                index.Prefetch(_keys[at + FetchedAhead]);
            var verdict = index.Add(_keys[at], day);
            if (IsAgain(at, 1))
            {
                Again++;
                Found += verdict == MessageStatus.Duplicate ? 1 : 0;
                continue;
            }
            False += verdict == MessageStatus.Duplicate ? 1 : 0;
            Reused += verdict == MessageStatus.IdReused ? 1 : 0;
        }
        var seconds = (Environment.CpuUsage.TotalTime - began).TotalSeconds;
        MaxBatch = Math.Max(MaxBatch, seconds);
        if (prefetched)
            (Adds, AddSeconds) = (Adds + count, AddSeconds + seconds);
        else
            (AloneAdds, AloneSeconds) = (AloneAdds + count, AloneSeconds + seconds);
    }

    private MessageKey Key(long number) => new(Bits((ulong)number, 2), (uint)Bits((ulong)number, 3));

    /// <summary>Bits of a place (SplitMix64): as even as those of hashed random ids.</summary>
    private ulong Bits(ulong number, ulong stream)
    {
        var bits = _seed + (((number << 2) | stream) * 0x9E3779B97F4A7C15);
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
