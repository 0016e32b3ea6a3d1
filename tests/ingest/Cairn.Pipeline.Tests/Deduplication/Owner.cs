using Cairn.Pipeline.Deduplication;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Tests.Deduplication;

/// <summary>
/// Does with an index what the collector does, and compares each verdict that counts with the model's: those on records that
/// the warehouse does not hold yet.
/// </summary>
internal sealed class Owner : IDisposable
{
    private const int Window = 3;

    private readonly TemporaryFolder _folder = new();
    private readonly MessageModel _model = new(Window);
    private readonly List<Batch> _batches = [];
    private MessageIndex _index;
    private int _day = 100, _log, _stored, _saved;

    public Owner() => _index = Open();

    /// <summary>What the logs have, in batches, with the verdicts that each record must get.</summary>
    private sealed record Batch(string Log, int Day, ulong From, ulong To, MessageKey[] Keys, MessageStatus[] Expected);

    /// <summary>A batch arrives and is decided on. A number stands for one of 13 ids with one of two contents.</summary>
    public void Prepare(int[] numbers)
    {
        var keys = Array.ConvertAll(numbers, number => Keys.Key((ulong)number % 13, (uint)number / 13));
        var from = _batches.LastOrDefault(batch => batch.Log == Log)?.To ?? 0;
        // Some records have no key.
        _batches.Add(new Batch(Log, _day, from, from + (ulong)keys.Length + 1, keys, Array.ConvertAll(keys, key => _model.Add(key, _day))));
        Decide(_batches[^1]);
    }

    public void PassDays(int days) => _day += days;

    public void BeginLog() => _log++;

    /// <summary>The warehouse takes the next batch.</summary>
    public void Store() => _stored = Math.Min(_stored + 1, _batches.Count);

    public void Save()
    {
        if (_saved < _stored)
            Save(_batches[_saved++]);
    }

    public void Crash()
    {
        _index.Dispose();
        _index = Open();
        foreach (var (number, batch) in _batches.Index())
        {
            if (number >= _stored)
                Decide(batch);
            else if (batch.From >= _index.CoveredTo(batch.Log))
                Learn(batch);
        }
        _saved = _stored;
    }

    /// <summary>The warehouse comes back without what it took last.</summary>
    public void CrashWithTheWarehouse(int batches)
    {
        _stored = Math.Max(0, _stored - batches);
        Crash();
    }

    public void CrashAndTear(int place) => CrashAnd(place, (file, bytes, at) => File.WriteAllBytes(file, bytes[..at]));

    public void CrashAndFlip(int place) => CrashAnd(place, (file, bytes, at) =>
    {
        bytes[at] ^= (byte)(1 << (place % 8));
        File.WriteAllBytes(file, bytes);
    });

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    private string Log => $"spool/{_log}";

    private void CrashAnd(int place, Action<string, byte[], int> damage)
    {
        var files = Directory.GetFiles(_folder.Path).Where(static file => new FileInfo(file).Length > 0).Order().ToArray();
        if (files.Length > 0)
        {
            var file = files[place % files.Length];
            var bytes = File.ReadAllBytes(file);
            damage(file, bytes, place % bytes.Length);
        }
        Crash();
    }

    private MessageIndex Open() => MessageIndex.Open(
        new MessageIndexOptions { Folder = _folder.Path, Days = Window, MaxBytes = MessageIndexOptions.MaxBytesFloor },
        log => _batches.Take(_stored).LastOrDefault(batch => batch.Log == log)?.To ?? 0);

    private void Decide(Batch batch) =>
        Array.ConvertAll(batch.Keys, key => _index.Add(key, batch.Day)).ShouldBe(batch.Expected);

    private void Learn(Batch batch)
    {
        foreach (var key in batch.Keys)
            _index.Add(key, batch.Day);
        Save(batch);
    }

    private void Save(Batch batch) => _index.Save(batch.Log, batch.Day, batch.From, batch.To, batch.Keys);
}
