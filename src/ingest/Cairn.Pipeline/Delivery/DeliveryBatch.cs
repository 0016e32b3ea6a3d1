using Cairn.Pipeline.Tracing;
using Cairn.Protocols.Wire;
using Cairn.Spool;
using Cairn.Warehouse.Loading;

namespace Cairn.Pipeline.Delivery;

/// <summary>Consecutive records of one spool file on their way into the warehouse, with what is remembered of them.</summary>
internal sealed class DeliveryBatch
{
    /// <summary>Traces of a batch that are kept until it is stored; a watcher who wants more sees the first ones.</summary>
    public const int MaxTraces = 50_000;

    private static readonly int FirstDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>What is stored.</summary>
    public LogBatch Records { get; } = new();

    /// <summary>The ids of its messages, and of those before them that were learned again with it.</summary>
    public List<MessageKey> Keys { get; } = [];

    /// <summary>The first offset of the log whose id is among <see cref="Keys"/>, if it has one.</summary>
    public ulong KeysFrom { get; set; }

    /// <summary>What somebody watches for.</summary>
    public List<EventTrace> Traces { get; } = [];

    /// <summary>Its file.</summary>
    public SpoolFileName File { get; private set; }

    /// <summary>The file's log.</summary>
    public string LogId { get; private set; } = "";

    /// <summary>The file's day, in days since 1970-01-01.</summary>
    public int Day => DayOf(File);

    /// <summary>Whether nothing comes behind it in the file.</summary>
    public bool EndsFile { get; set; }

    /// <summary>When its last request was received, Unix milliseconds.</summary>
    public long LatestReceipt { get; set; }

    /// <summary>When its first request was received, Unix milliseconds; 0 while it is empty.</summary>
    public long EarliestReceipt { get; set; }

    /// <summary>How many duplicates each source sent.</summary>
    public Dictionary<string, long> Duplicates { get; } = new(StringComparer.Ordinal);

    /// <summary>When its first request was read, also one that is only learned again, by the clock's time stamps; 0 until then.</summary>
    public long Began { get; set; }

    /// <summary>How long its messages were compared with those of the last days; until it is handed on, less what came before it.</summary>
    public TimeSpan DeduplicationTime { get; set; }

    /// <summary>How long it took to store.</summary>
    public TimeSpan Took { get; set; }

    /// <summary>Whether it holds no record, neither a new one nor one stored before.</summary>
    public bool IsEmpty => Records.To == Records.From;

    /// <summary>A file's day, in days since 1970-01-01.</summary>
    public static int DayOf(SpoolFileName file) => file.Day.DayNumber - FirstDay;

    public void CountDuplicate(string source) => Duplicates[source] = Duplicates.GetValueOrDefault(source) + 1;

    public void Begin(SpoolFileName file, ulong from, TakenOffsets stored)
    {
        Records.Begin(from, stored);
        Keys.Clear();
        KeysFrom = from;
        Traces.Clear();
        Duplicates.Clear();
        if (LogId.Length == 0 || file != File)
            (File, LogId) = (file, file.LogId);
        (EndsFile, LatestReceipt, EarliestReceipt, Began) = (false, 0, 0, 0);
    }
}
