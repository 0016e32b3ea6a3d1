using Cairn.Warehouse.Events;
using Cairn.Warehouse.Native;

namespace Cairn.Pipeline.Replaying;

/// <summary>Records of one log that are decided otherwise than they are stored. Reused after <see cref="Begin"/>.</summary>
internal sealed class ReplayPage
{
    /// <summary>The most records of a page: their places travel in one statement's address.</summary>
    public const int MaxRecords = 20_000;

    /// <summary>A page is closed when its blocks take so many bytes.</summary>
    public const long MaxBytes = 64L << 20;

    /// <summary>The log.</summary>
    public string LogId { get; private set; } = "";

    /// <summary>Their places, ascending.</summary>
    public List<ulong> Offsets { get; } = [];

    /// <summary>Those that are events now.</summary>
    public EventBlock Events { get; } = new();

    /// <summary>Those that are in quarantine now.</summary>
    public QuarantineBlock Quarantine { get; } = new();

    /// <summary>Those that are suppressed now.</summary>
    public SuppressedBlock Suppressed { get; } = new();

    /// <summary>The blocks in the order in which they are stored.</summary>
    public NativeBlock[] Blocks => [Events, Quarantine, Suppressed];

    /// <summary>About how many bytes its blocks take.</summary>
    public long Bytes => Events.Bytes + Quarantine.Bytes + Suppressed.Bytes;

    public void Begin(string logId)
    {
        LogId = logId;
        Offsets.Clear();
        foreach (var block in Blocks)
            block.Clear();
    }
}
