using Cairn.World.Sorting;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Requests;

/// <summary>
/// Writes requests.jsonl: one request a line, in order of arrival, as real clients and providers put it on the wire. Each
/// line is <c>{"at":...,"source":...,"method":"POST","path":...,"headers":{...},"body":...}</c>; a JSON body stands there as
/// it is (its raw text is the body, byte for byte), a form as a JSON string.
/// </summary>
public static class RequestFile
{
    /// <summary>Writes all signals of a sort.</summary>
    /// <param name="signals">Signals as <see cref="SignalRecord.Add"/> put them in; not disposed here.</param>
    /// <param name="world">What their text is made of.</param>
    /// <param name="output">Where the lines go, in UTF-8; not closed here.</param>
    /// <param name="threads">How many threads render, from 1; the bytes are the same for any number.</param>
    /// <param name="progress">Told how many calls have been written, after each block of some thousand.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <exception cref="WorldException">The disk is full, or the scenario has something that cannot be written.</exception>
    public static RequestCounts Write(
        SortedRecords signals, WireWorld world, Stream output, int threads, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);

        var texts = new WireTexts(world);
        var totals = new RequestTotals(output, progress, signals.Count);
        using var pipeline = new RenderPipeline(threads, () => new RequestLine(texts), cancellation);
        pipeline.Run(blocks => Fill(signals, blocks), totals.Write);
        return totals.Counts();
    }

    private static void Fill(SortedRecords signals, IBlockFlow blocks)
    {
        var block = blocks.Next();
        var batcher = new RequestBatcher(request =>
        {
            block.Add(request);
            if (!block.IsFull)
                return;
            blocks.Hand(block);
            block = blocks.Next();
        });
        while (signals.Read())
            batcher.Add(SignalRecord.Read(signals.Payload));
        batcher.Complete();
        blocks.Hand(block);
    }
}
