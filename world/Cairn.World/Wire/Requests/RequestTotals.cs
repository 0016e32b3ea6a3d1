using Cairn.World.Scenario;
using Cairn.World.Sorting;

namespace Cairn.World.Wire.Requests;

/// <summary>Writes rendered blocks in order and counts them.</summary>
internal sealed class RequestTotals(Stream output, IProgress<long>? progress, long expected)
{
    private readonly long[] _calls = new long[Enum.GetValues<SenderKind>().Length];
    private long _requests;
    private long _bytes;
    private long _written;

    public void Write(RequestBlock block)
    {
        try
        {
            output.Write(block.Text.Written);
        }
        catch (IOException problem)
        {
            var perCall = _written == 0 ? block.Text.Length / Math.Max(1, block.Signals.Length) : _bytes / _written;
            throw DiskProblem.Of(problem, (output as FileStream)?.Name ?? "requests.jsonl", (expected - _written) * perCall, _bytes);
        }

        foreach (ref readonly var signal in block.Signals)
            _calls[(int)signal.Sender]++;
        _requests += block.Requests;
        _bytes += block.Text.Length;
        _written += block.Signals.Length;
        progress?.Report(_written);
    }

    public RequestCounts Counts() => new(_requests, Enum.GetValues<SenderKind>().ToDictionary(sender => sender, sender => _calls[(int)sender]), _bytes);
}
