using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Cairn.World.Wire.Requests;

/// <summary>
/// Fills blocks on one thread, renders them on several and writes them on the caller's, in the order in which they were
/// filled. There are as many blocks as the queues hold: who is ahead waits. The first failure stops all threads and is thrown
/// to the caller.
/// </summary>
internal sealed class RenderPipeline : IBlockFlow, IDisposable
{
    private readonly BlockingCollection<RequestBlock> _free;
    private readonly BlockingCollection<RequestBlock> _toRender;
    private readonly BlockingCollection<RequestBlock> _toWrite;
    private readonly Func<RequestLine> _line;
    private readonly int _threads;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _cancellation;

    public RenderPipeline(int threads, Func<RequestLine> line, CancellationToken cancellation)
    {
        var blocks = 2 * threads + 2;
        _free = new BlockingCollection<RequestBlock>(blocks);
        _toRender = new BlockingCollection<RequestBlock>(blocks);
        _toWrite = new BlockingCollection<RequestBlock>(blocks);
        for (var count = 0; count < blocks; count++)
            _free.Add(new RequestBlock(), CancellationToken.None);
        _line = line;
        _threads = threads;
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    public void Run(Action<IBlockFlow> fill, Action<RequestBlock> write)
    {
        var threads = Enumerable.Range(0, _threads).Select(_ => Start(Render)).Append(Start(() => Fill(fill))).ToArray();
        Exception? problem = null;
        try
        {
            WriteAll(write);
        }
        catch (OperationCanceledException)
        {
            problem = null;
        }
        catch (Exception writing)
        {
            problem = writing;
        }

        _stop.Cancel();
        problem ??= FirstProblem(threads);
        if (problem is not null)
            ExceptionDispatchInfo.Throw(problem);
        _cancellation.ThrowIfCancellationRequested();
    }

    public RequestBlock Next() => _free.Take(_stop.Token);

    public void Hand(RequestBlock block)
    {
        _toRender.Add(block, _stop.Token);
        _toWrite.Add(block, _stop.Token);
    }

    public void Dispose()
    {
        _free.Dispose();
        _toRender.Dispose();
        _toWrite.Dispose();
        _stop.Dispose();
    }

    private void WriteAll(Action<RequestBlock> write)
    {
        foreach (var block in _toWrite.GetConsumingEnumerable(_stop.Token))
        {
            block.WaitUntilRendered(_stop.Token);
            if (block.Problem is { } problem)
                ExceptionDispatchInfo.Throw(problem);
            write(block);
            block.Clear();
            _free.Add(block, _stop.Token);
        }
    }

    private void Fill(Action<IBlockFlow> fill)
    {
        fill(this);
        _toRender.CompleteAdding();
        _toWrite.CompleteAdding();
    }

    private void Render()
    {
        var line = _line();
        foreach (var block in _toRender.GetConsumingEnumerable(_stop.Token))
            block.Render(line);
    }

    private Task Start(Action work) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                work();
            }
            catch
            {
                _stop.Cancel();
                throw;
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits for all threads; that they were stopped is no problem of theirs.</summary>
    private static Exception? FirstProblem(Task[] threads)
    {
        try
        {
            Task.WaitAll(threads);
            return null;
        }
        catch (AggregateException problems)
        {
            return problems.Flatten().InnerExceptions.FirstOrDefault(problem => problem is not OperationCanceledException);
        }
    }
}
