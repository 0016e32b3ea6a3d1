using System.Runtime.InteropServices;
using Cairn.World.Sorting;

namespace Cairn.World.Wire;

/// <summary>A signal as a record of the sort: by arrival, then by person and place, which are unique together.</summary>
public static class SignalRecord
{
    /// <summary>What orders signals that arrive in the same millisecond.</summary>
    public static ulong Tie(in Signal signal) => ((ulong)(uint)signal.Person << 32) | (uint)signal.Sequence;

    /// <summary>Adds a signal to the sort.</summary>
    public static void Add(SortFeed feed, in Signal signal)
    {
        ArgumentNullException.ThrowIfNull(feed);
        feed.Add(signal.ArrivesAt, Tie(signal), MemoryMarshal.AsBytes(new ReadOnlySpan<Signal>(in signal)));
    }

    /// <summary>The signal of a record.</summary>
    public static Signal Read(ReadOnlySpan<byte> payload) => MemoryMarshal.Read<Signal>(payload);
}
