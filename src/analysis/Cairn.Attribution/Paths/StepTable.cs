using System.Buffers.Binary;
using System.Text;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Paths;

/// <summary>
/// Finds the player of a step by its bytes, so that a name is decoded once and not at every touch. Open addressing with
/// linear probing, at most half full.
/// </summary>
internal sealed class StepTable(NameIndex players)
{
    /// <summary>Bound on different steps; a file beyond it has most likely another separator.</summary>
    public const int MaxPlayers = 1 << 16;

    private byte[][] _names = new byte[256][];
    private int[] _players = new int[256];
    private int _count;

    /// <summary>Finds or adds a player. Returns what is wrong with the step, or null.</summary>
    public string? IndexOf(ReadOnlySpan<byte> step, out int player)
    {
        var slot = Slot(step);
        if (_names[slot] is not null)
        {
            player = _players[slot];
            return null;
        }

        player = -1;
        var name = Encoding.UTF8.GetString(step);
        if (name == Credit.Unattributed)
            return $"'{name}' is the name of the row for credit that nobody earned, so it cannot be a step";
        if (_count >= MaxPlayers)
            return $"more than {MaxPlayers:N0} different steps: check the separator between steps (--separator)";
        player = players.IndexOf(name);
        Insert(slot, step.ToArray(), player);
        return null;
    }

    private void Insert(int slot, byte[] name, int player)
    {
        (_names[slot], _players[slot]) = (name, player);
        if (++_count * 2 < _names.Length)
            return;
        var (names, indexes) = (_names, _players);
        _names = new byte[names.Length * 2][];
        _players = new int[_names.Length];
        for (var old = 0; old < names.Length; old++)
        {
            if (names[old] is null)
                continue;
            var place = Slot(names[old]);
            (_names[place], _players[place]) = (names[old], indexes[old]);
        }
    }

    private int Slot(ReadOnlySpan<byte> step)
    {
        var mask = _names.Length - 1;
        var slot = (int)(Hash(step) >> 32) & mask;
        while (_names[slot] is { } name && !step.SequenceEqual(name))
            slot = (slot + 1) & mask;
        return slot;
    }

    private static ulong Hash(ReadOnlySpan<byte> step)
    {
        var hash = (ulong)step.Length;
        for (; step.Length >= 8; step = step[8..])
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(step)) * 0x9E3779B97F4A7C15;
        ulong tail = 0;
        foreach (var letter in step)
            tail = (tail << 8) | letter;
        hash = (hash ^ tail) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
