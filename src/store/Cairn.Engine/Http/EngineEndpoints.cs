using System.Globalization;
using Cairn.Engine.Chdb;
using Microsoft.AspNetCore.Http;

namespace Cairn.Engine.Http;

/// <summary>The paths of the engine: ClickHouse's <c>/</c> and <c>/ping</c>, and on the Unix socket <c>/lease</c>, <c>/state</c> and <c>/stop</c>.</summary>
internal sealed class EngineEndpoints(
    KeyCheck keys, RequestReader reader, StatementRunner runner, Leases leases, EngineLimits limits, CancellationToken stopping)
{
    private const string Stopping = "The engine is stopping";

    public async Task HandleAsync(HttpContext context)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await RouteAsync(context, ended.Token);
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested
            && gone is OperationCanceledException or IOException or ChdbException)
        {
            // The caller has gone; there is nobody to tell.
        }
        catch (ChdbException failure) when (!context.Response.HasStarted)
        {
            await Answer.RejectAsync(context.Response, failure, context.RequestAborted);
        }
        catch (OperationCanceledException) when (!context.Response.HasStarted)
        {
            var stopped = new ChdbException(ErrorCode.Aborted, Stopping);
            await Answer.RejectAsync(context.Response, stopped, context.RequestAborted);
        }
    }

    private async Task RouteAsync(HttpContext context, CancellationToken ended)
    {
        if (IsPing(context.Request))
        {
            await context.Response.WriteAsync("Ok.\n", ended);
            return;
        }

        keys.Check(context);
        var isTrusted = KeyCheck.IsTrusted(context);
        switch (context.Request.Path.Value)
        {
            case "/":
                await QueryAsync(context, ended);
                break;
            case "/lease" when isTrusted:
                await HoldLeaseAsync(context, ended);
                break;
            case "/state" when isTrusted:
                await context.Response.WriteAsJsonAsync(State(), EngineState.Json, cancellationToken: ended);
                break;
            case "/stop" when isTrusted && HttpMethods.IsPost(context.Request.Method):
                await StopAsync(context);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private async Task QueryAsync(HttpContext context, CancellationToken ended)
    {
        var request = reader.Read(context.Request);
        await using var body = RequestBody.Open(context.Request, limits);
        var statement = await Statement.ReadAsync(request, body, limits, ended);
        await AnswerAsync(context, request, answer => runner.RunAsync(request, statement, body, answer, ended));
    }

    /// <summary>Lets a failure out in either case: what has not begun becomes a status, what has begun breaks off.</summary>
    private static async Task AnswerAsync(HttpContext context, EngineRequest request, Func<Answer, Task> run)
    {
        context.Response.Headers["X-ClickHouse-Query-Id"] = request.QueryId;
        await using var answer = new Answer(context.Response, request);
        try
        {
            await run(answer);
        }
        catch (ChdbException failure) when (answer.HasBegun)
        {
            await answer.AppendAsync(failure, context.RequestAborted);
            throw;
        }
    }

    /// <summary>Counts the lease first and says so then: whoever reads the first line may rely on the engine.</summary>
    private async Task HoldLeaseAsync(HttpContext context, CancellationToken ended)
    {
        var process = int.TryParse(context.Request.Query["process"], NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : 0;
        using var lease = leases.TryTake(process) ?? throw new ChdbException(ErrorCode.Aborted, Stopping);
        await context.Response.WriteAsync("Ok.\n", ended);
        await context.Response.Body.FlushAsync(ended);
        await Task.Delay(Timeout.InfiniteTimeSpan, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private EngineState State() => new(Environment.ProcessId, EngineProcess.ProductVersion, leases.Holders);

    /// <summary>200 and the engine stops, when this and other answers under way have ended; or 409 with those that need it.</summary>
    private async Task StopAsync(HttpContext context)
    {
        var isStopping = leases.TryStop(isForced: context.Request.Query["force"] == "1");
        context.Response.StatusCode = isStopping ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        await context.Response.WriteAsJsonAsync(State(), EngineState.Json, cancellationToken: CancellationToken.None);
    }

    private static bool IsPing(HttpRequest request) =>
        request.Path == "/ping" || (HttpMethods.IsGet(request.Method) && request.Path == "/" && !request.Query.ContainsKey("query"));
}
