using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Accept;

/// <summary>Tells from how a request failed whether its client has gone: that is no defect of anybody, and nobody waits for an answer.</summary>
/// <remarks>
/// The server reports it in several ways, some of them before it says that the request was aborted: as a reset, as the end of the
/// connection, or as a cancelled task with one of these inside.
/// </remarks>
internal static class ClientGone
{
    /// <summary>Whether it has.</summary>
    public static bool Is(Exception failure, HttpContext http) =>
        failure is ConnectionResetException or ConnectionAbortedException or BadHttpRequestException
        || failure.InnerException is ConnectionResetException or ConnectionAbortedException
        || (http.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException);
}
