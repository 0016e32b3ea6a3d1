using System.Runtime.InteropServices;
using Cairn.World.Text;

namespace Cairn.World.Wire.Requests;

/// <summary>
/// A few thousand signals that are rendered together: the requests in order, each a run of signals. Goes round between the
/// thread that fills it, one that renders it and the one that writes it.
/// </summary>
internal sealed class RequestBlock
{
    /// <summary>A block is full from this many signals on.</summary>
    public const int FullFrom = 2048;

    private readonly List<Signal> _signals = new(FullFrom + 64);
    private readonly List<int> _ends = new(FullFrom);
    private TaskCompletionSource _rendered = new();

    public Utf8Text Text { get; } = new();

    public int Requests => _ends.Count;

    public ReadOnlySpan<Signal> Signals => CollectionsMarshal.AsSpan(_signals);

    public bool IsFull => _signals.Count >= FullFrom;

    /// <summary>Why it could not be rendered.</summary>
    public Exception? Problem { get; private set; }

    public void Add(ReadOnlySpan<Signal> request)
    {
        _signals.AddRange(request);
        _ends.Add(_signals.Count);
    }

    public void Clear()
    {
        _signals.Clear();
        _ends.Clear();
        Text.Clear();
        _rendered = new TaskCompletionSource();
    }

    /// <summary>Renders all requests; a failure is kept for the one who waits.</summary>
    public void Render(RequestLine line)
    {
        try
        {
            var start = 0;
            foreach (var end in _ends)
            {
                line.Add(Text, Signals[start..end]);
                start = end;
            }
        }
        catch (Exception problem)
        {
            Problem = problem;
        }
        finally
        {
            _rendered.SetResult();
        }
    }

    public void WaitUntilRendered(CancellationToken cancellation) => _rendered.Task.Wait(cancellation);
}
