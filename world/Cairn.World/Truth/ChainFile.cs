using System.Runtime.InteropServices;
using Cairn.World.Sorting;
using Cairn.World.Text;

namespace Cairn.World.Truth;

/// <summary>
/// Writes chain.jsonl as a subscriber of the node would have seen it: block after block. Blocks that the chain throws away
/// stand there as they were first; then their logs once more with removed: true; then the blocks that stand in their place,
/// with other hashes, which have those transfers that were never in doubt; then, at the head of the next block, the transfers
/// that came again. Holds the blocks of one reorganisation in memory.
/// </summary>
internal sealed class ChainFile(Ids ids, Stream output)
{
    /// <summary>
    /// Blocks with transfers that one reorganisation can span. Ethereum's are final after 64; a world may ask for more, or a
    /// small one would have no transfer in them. This bounds the memory.
    /// </summary>
    internal const int MaxBlocks = 20_000;

    /// <summary>Orphans that are no farther apart belong to one reorganisation: blocks without transfers leave gaps.</summary>
    private const int WidestGap = 8;

    private readonly ChainLog _log = new(ids);
    private readonly Utf8Text _text = new();
    private readonly List<TransferRow> _rows = [];
    private readonly List<(long Block, TransferRow[] Rows)> _orphans = [];
    private readonly List<TransferRow> _again = [];
    private long _block = long.MinValue;

    /// <summary>Writes all transfers, which come in order of <see cref="TransferRow.At"/>.</summary>
    public void Write(SortedRecords transfers, CancellationToken cancellation)
    {
        while (transfers.Read())
        {
            var row = MemoryMarshal.Read<TransferRow>(transfers.Payload);
            var block = ChainClock.BlockOf(row.At);
            if (block != _block)
            {
                cancellation.ThrowIfCancellationRequested();
                EndBlock();
                _block = block;
            }

            _rows.Add(row);
        }

        EndBlock();
        EndReorganisation(long.MaxValue);
        Flush();
    }

    private void EndBlock()
    {
        if (_rows.Count == 0)
            return;

        var orphan = _rows.Exists(row => row.Reorganised != 0);
        if (_orphans.Count > 0 && (!orphan || _block - _orphans[^1].Block > WidestGap))
            EndReorganisation(_block);

        if (orphan)
        {
            if (_orphans.Count == MaxBlocks)
                throw new WorldException(
                    $"A reorganisation of the chain throws more than {MaxBlocks} blocks with transfers away, up to block {_block}.",
                    "Give the fault chain_reorg fewer blocks.");
            _orphans.Add((_block, [.. _rows]));
            _log.Add(_text, _block, orphan: true, removed: false, CollectionsMarshal.AsSpan(_rows));
        }
        else
        {
            _again.AddRange(_rows);
            WriteStanding(_block);
        }

        _rows.Clear();
        if (_text.Length > 1 << 20)
            Flush();
    }

    /// <param name="next">The next block with transfers of its own.</param>
    private void EndReorganisation(long next)
    {
        if (_orphans.Count == 0)
            return;

        foreach (var (block, rows) in _orphans)
            _log.Add(_text, block, orphan: true, removed: true, rows);
        foreach (var (block, rows) in _orphans)
            _log.Add(_text, block, orphan: false, removed: false, [.. rows.Where(row => row.Reorganised == 0)]);

        _again.AddRange(_orphans.SelectMany(orphan => orphan.Rows).Where(row => row.Reorganised == 1));
        var after = _orphans[^1].Block + 1;
        _orphans.Clear();
        if (next != after)
            WriteStanding(after);
    }

    private void WriteStanding(long block)
    {
        _log.Add(_text, block, orphan: false, removed: false, CollectionsMarshal.AsSpan(_again));
        _again.Clear();
    }

    private void Flush()
    {
        output.Write(_text.Written);
        _text.Clear();
    }
}
