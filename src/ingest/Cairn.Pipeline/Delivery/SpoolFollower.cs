using System.Runtime.InteropServices;
using System.Threading.Channels;
using Cairn.Pipeline.Deduplication;
using Cairn.Spool;
using Cairn.Warehouse.Loading;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Reads the spool from where the warehouse stands, for ever, and hands batches on in order. It is the only one that touches
/// the index: what it learned of a batch is saved when the batch comes back stored.
/// </summary>
/// <param name="spool">The spool.</param>
/// <param name="filler">Fills the batches.</param>
/// <param name="index">Knows the messages of the last days.</param>
/// <param name="unreadable">Decides when a file that cannot be read is abandoned.</param>
/// <param name="learn">Lets the index know what imports have stored.</param>
/// <param name="find">Finds which records of a log the warehouse holds from an offset on.</param>
/// <param name="options">How.</param>
/// <param name="time">The clock.</param>
internal sealed class SpoolFollower(
    RequestSpool spool, BatchFiller filler, MessageIndex index, UnreadableFiles unreadable, Func<CancellationToken, Task> learn,
    Func<string, ulong, CancellationToken, Task<TakenOffsets>> find, DeliveryOptions options, TimeProvider time)
{
    /// <summary>Ids of stored records that are learned again before they are saved; with a batch's own fewer than the index takes at once.</summary>
    private const int MaxLearned = 500_000;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(25);

    private readonly BatchExchange<DeliveryBatch> _batches = new(new DeliveryBatch(), new DeliveryBatch());
    private readonly SpoolPage _page = new();
    private readonly Queue<DeliveryBatch> _free = new();
    private DeliveryBatch? _batch;
    private LoadedLog _log;
    private long _next;
    private int _underWay;
    private long _interval = options.Interval.Ticks;

    /// <summary>The batches to store, in order.</summary>
    public ChannelReader<DeliveryBatch> Full => _batches.Full;

    /// <summary>Gives a batch back that is stored.</summary>
    public async Task ReturnAsync(DeliveryBatch batch, CancellationToken ct)
    {
        var slow = batch.Took * DeliveryOptions.StoringTimes;
        var bounded = slow < DeliveryOptions.MaxInterval ? slow : DeliveryOptions.MaxInterval;
        Volatile.Write(ref _interval, Math.Max(options.Interval.Ticks, bounded.Ticks));
        Interlocked.Decrement(ref _underWay);
        await _batches.ReturnAsync(batch, ct);
    }

    /// <summary>Follows the spool until it is stopped.</summary>
    /// <param name="logs">How far each file was loaded when the run began.</param>
    /// <param name="first">The file to begin with; null: the spool's first.</param>
    /// <param name="ct">Stops it.</param>
    public async Task RunAsync(IReadOnlyList<LoadedLog> logs, SpoolFileName? first, CancellationToken ct)
    {
        try
        {
            var known = logs.ToDictionary(log => log.Name);
            for (var file = first ?? await NextFileAsync(null, ct); ; file = await NextFileAsync(file, ct))
            {
                _log = known.GetValueOrDefault(file, new LoadedLog(file, 0, 0));
                await FollowFileAsync(file, ct);
            }
        }
        catch (Exception problem)
        {
            _batches.Complete(problem);
        }
    }

    /// <summary>The records of the last batch whose ids were not saved yet are saved, when it is known to be stored.</summary>
    public void SaveReturned()
    {
        while (_batches.TryTake(out var batch))
            Save(batch);
    }

    private async Task<SpoolFileName> NextFileAsync(SpoolFileName? file, CancellationToken ct)
    {
        while (true)
        {
            foreach (var name in spool.Files)
                if (file is null || name > file)
                    return name;
            await Task.Delay(PollInterval, time, ct);
        }
    }

    private async Task FollowFileAsync(SpoolFileName file, CancellationToken ct)
    {
        (_batch, _next) = (null, 0);
        while (true)
        {
            try
            {
                await ReadFileAsync(file, ct);
                unreadable.Forget(file, spool.Files);
                break;
            }
            catch (SpoolFileException failure) when (unreadable.IsAbandoned(file, failure))
            {
                var isLast = IsLast(file);
                if (isLast)
                    spool.Leave(file);
                unreadable.Note(file, _batch?.Records.To ?? _log.LoadedTo, failure);
                if (isLast)
                {
                    await WaitForNextAsync(file, ct);
                    continue;
                }
                await TellRestLostAsync(file, failure, ct);
                break;
            }
        }
        _batch!.EndsFile = true;
        await SendAsync(_batch, ct);
    }

    private async Task ReadFileAsync(SpoolFileName file, CancellationToken ct)
    {
        using var reader = spool.OpenReader(file);
        filler.Begin(reader);
        if (_batch is null)
        {
            // Ids that the index has lost are learned again by reading their records, though these are stored.
            _next = reader.RequestAt((long)Math.Min(_log.LoadedTo, index.CoveredTo(file.LogId)));
            _batch = await BeginAsync(file, Math.Max(_log.LoadedTo, (ulong)_next), ct);
            _batch.KeysFrom = (ulong)_next;
        }
        while (true)
        {
            var isLast = IsLast(file);
            // What is only learned again was prepared for an earlier run, if at all.
            var isNew = (ulong)_next >= _batch.Records.To;
            while (isNew && filler.Find(new SpoolOffset(file, _next)) is { } ready)
            {
                if (!Takes(_batch, ready.ReceivedAt, ready.Count))
                    _batch = await HandOnAsync(_batch, ct);
                await StartAsync(_batch, ct);
                filler.Add(ready, _batch);
                _next += ready.Count;
            }
            var before = isNew ? filler.NextPrepared(new SpoolOffset(file, _next)) : long.MaxValue;
            reader.Read(_next, _page, before);
            for (var i = 0; i < _page.Count; i++)
            {
                var spooled = _page[i];
                if (!Takes(_batch, spooled.Request.ReceivedAt, spooled.Calls))
                    _batch = await HandOnAsync(_batch, ct);
                await StartAsync(_batch, ct);
                Add(spooled, _batch);
                _next = spooled.FirstOffset + spooled.Calls;
            }
            TakeReturned();
            if (_page.IsFull || _next == before || (_page.Count > 0 && !isLast))
                continue;
            if (!isLast)
                return;
            // At the log's end it waits for more to come together: a page costs a transaction, however little is in it.
            if (!_batch.IsEmpty && IsAged(_batch))
                _batch = await HandOnAsync(_batch, ct);
            await Task.Delay(PollInterval, time, ct);
        }
    }

    private bool IsLast(SpoolFileName file) => !spool.Files.Any(name => name > file);

    /// <summary>
    /// Waits a moment for the file behind one that cannot be read and that was left. A request that was under way may still have come
    /// into it, so it is read once more then: what lies behind the damage may be readable now.
    /// </summary>
    private async Task WaitForNextAsync(SpoolFileName file, CancellationToken ct)
    {
        if (_batch is { IsEmpty: false })
            _batch = await HandOnAsync(_batch, ct);
        var began = time.GetTimestamp();
        while (IsLast(file) && time.GetElapsedTime(began) < BetweenTries)
        {
            TakeReturned();
            await Task.Delay(PollInterval, time, ct);
        }
    }

    /// <summary>Puts one record in the place of everything behind the last record that could be read, unless all of it is stored.</summary>
    private async Task TellRestLostAsync(SpoolFileName file, SpoolFileException failure, CancellationToken ct)
    {
        if (_batch is null)
        {
            _batch = await BeginAsync(file, _log.LoadedTo, ct);
            _batch.KeysFrom = Math.Min(_log.LoadedTo, index.CoveredTo(file.LogId));
        }
        if (_log.IsEnded && _batch.Records.To == _log.LoadedTo)
            return;
        SpoolReader.GiveDamaged(file, (long)_batch.Records.To, calls: 1, _page, failure.Message, isRestOfFile: true);
        if (!Takes(_batch, _page[0].Request.ReceivedAt, _page[0].Calls))
            _batch = await HandOnAsync(_batch, ct);
        await StartAsync(_batch, ct);
        Add(_page[0], _batch);
    }

    private void Add(SpooledRequest spooled, DeliveryBatch batch)
    {
        filler.Add(spooled, batch.Records.To, batch);
        if (batch.IsEmpty && batch.Keys.Count >= MaxLearned)
        {
            var end = (ulong)(spooled.FirstOffset + spooled.Calls);
            index.Save(batch.LogId, batch.Day, index.CoveredTo(batch.LogId), end, CollectionsMarshal.AsSpan(batch.Keys));
            batch.Keys.Clear();
            batch.KeysFrom = end;
        }
    }

    /// <summary>Before a batch's first record the index learns what was imported, so that it knows all that is stored by then.</summary>
    private async ValueTask StartAsync(DeliveryBatch batch, CancellationToken ct)
    {
        if (batch.Began != 0)
            return;
        await learn(ct);
        batch.Began = time.GetTimestamp();
    }

    private bool Takes(DeliveryBatch batch, long receivedAt, int calls) => !IsDue(batch) && batch.Records.Takes(calls) && batch.Records.TakesMonthOf(receivedAt);

    /// <summary>Whether the batch is to be handed on before another request: it is full, or old while nothing is being stored.</summary>
    private bool IsDue(DeliveryBatch batch) => batch.Records.IsFull || (!batch.IsEmpty && IsAged(batch) && Volatile.Read(ref _underWay) == 0);

    private bool IsAged(DeliveryBatch batch) => batch.Began != 0 && time.GetElapsedTime(batch.Began).Ticks >= Volatile.Read(ref _interval);

    private async Task<DeliveryBatch> HandOnAsync(DeliveryBatch batch, CancellationToken ct)
    {
        var (file, next) = (batch.File, batch.Records.To);
        await SendAsync(batch, ct);
        return await BeginAsync(file, next, ct);
    }

    private async Task SendAsync(DeliveryBatch batch, CancellationToken ct)
    {
        Interlocked.Increment(ref _underWay);
        batch.DeduplicationTime += filler.DeduplicationTime;
        await _batches.HandOnAsync(batch, ct);
    }

    private async Task<DeliveryBatch> BeginAsync(SpoolFileName file, ulong from, CancellationToken ct)
    {
        TakeReturned();
        if (!_free.TryDequeue(out var batch))
        {
            batch = await _batches.TakeAsync(ct);
            Save(batch);
        }
        var stored = from < _log.StoredEnd ? await find(file.LogId, from, ct) : TakenOffsets.None;
        batch.Begin(file, from, stored);
        batch.DeduplicationTime = -filler.DeduplicationTime;
        return batch;
    }

    /// <summary>Saves what is known to be stored as soon as it is: the room of its file may be needed.</summary>
    private void TakeReturned()
    {
        while (_batches.TryTake(out var batch))
        {
            Save(batch);
            _free.Enqueue(batch);
        }
    }

    private void Save(DeliveryBatch batch)
    {
        if (batch.LogId.Length == 0)
            return;
        // Behind a batch whose ids could not be written, those of the next would stand for both: the next run reads them again.
        var covered = index.CoveredTo(batch.LogId);
        if (batch.KeysFrom <= covered && covered < batch.Records.To)
            index.Save(batch.LogId, batch.Day, covered, batch.Records.To, CollectionsMarshal.AsSpan(batch.Keys));
        if (batch.EndsFile && index.TryMakeDurable(batch.LogId, batch.Day, batch.Records.To))
            spool.Release(batch.File);
    }
}
