using Cairn.Model;
using Cairn.State;
using Cairn.State.Keys;

namespace Cairn.Collector.Keys;

/// <summary>
/// The write keys and webhooks of a data folder, in memory: a request asks nothing of the disk. Whatever another process
/// writes is taken over within the refresh time; while the file cannot be read, what was known goes on being used.
/// </summary>
public sealed class KeyRing : IAsyncDisposable
{
    private const int MaxNamed = 5;

    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(20);

    private readonly KeyReader _reader;
    private readonly TimeProvider _time;
    private readonly Lock _reading = new();
    private readonly PeriodicTimer _timer;
    private readonly Task _watching;
    private volatile KeySnapshot _current;
    private volatile string _problem = "";
    private long _version, _lookedAt;

    private KeyRing(KeyReader reader, PeriodicTimer timer, TimeProvider time)
    {
        (_reader, _timer, _time) = (reader, timer, time);
        _version = reader.Version();
        _current = Read(null);
        _watching = WatchAsync();
    }

    /// <summary>Reads the keys of a data folder and watches them.</summary>
    /// <param name="dataFolder">Its absolute path.</param>
    /// <param name="time">The clock.</param>
    /// <param name="refresh">How often changes are looked for.</param>
    /// <exception cref="UserException">Its state cannot be opened or is of a newer program.</exception>
    public static KeyRing Open(string dataFolder, TimeProvider time, TimeSpan refresh)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentNullException.ThrowIfNull(time);
        return new KeyRing(KeyReader.Open(dataFolder), new PeriodicTimer(refresh, time), time);
    }

    /// <summary>How many keys are valid.</summary>
    public int Valid => _current.Valid;

    /// <summary>Why the latest look at the file failed, or what in it is damaged; empty when all is well.</summary>
    public string Problem => _problem.Length > 0 ? _problem : DamageOf(_current);

    internal KeySnapshot Current => _current;

    /// <summary>Takes changes over now.</summary>
    public void Refresh()
    {
        try
        {
            lock (_reading)
            {
                var version = _reader.Version();
                if (version != _version || _problem.Length > 0)
                    _current = Read(_current);
                (_version, _problem) = (version, "");
            }
        }
        catch (Exception failure)
        {
            // Whatever it is, those who watch are told, the keys that are known go on being used, and the next look comes.
            _problem = $"the keys cannot be read: {failure.Message}";
        }
    }

    /// <summary>
    /// Takes changes over now, because somebody came with a key that is not known: it may be a minute old. At most one look
    /// in <see cref="MinInterval"/>, whoever tries keys.
    /// </summary>
    internal void RefreshForUnknown()
    {
        // Who comes while another looks waits for what that one sees.
        lock (_reading)
        {
            if (_time.GetElapsedTime(_lookedAt) < MinInterval)
                return;
            Refresh();
            _lookedAt = _time.GetTimestamp();
        }
    }

    /// <summary>Ends the watch.</summary>
    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _watching;
        await _reader.DisposeAsync();
    }

    private async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync())
            Refresh();
    }

    private static string DamageOf(KeySnapshot keys) => keys.Damaged.Count == 0
        ? ""
        : $"damaged and not in use: {string.Join(", ", keys.Damaged.Take(MaxNamed))}{(keys.Damaged.Count > MaxNamed ? " and others" : "")}. Restore {StateDatabase.FileName}, or make them anew with `cairn keys`";

    private KeySnapshot Read(KeySnapshot? earlier) =>
        new(_reader.Keys(), _reader.Webhooks(), earlier);
}
