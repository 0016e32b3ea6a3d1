using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Cairn.Data;
using Cairn.Engine.Supervision;

namespace Cairn.Engine;

/// <summary>Asks the engine of a data folder how it is, and to stop, without taking a lease or starting one.</summary>
public static class EngineControl
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>What the engine of a data folder says of itself; null when none answers.</summary>
    public static async Task<EngineState?> FindAsync(DataFolder folder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return await AskAsync(folder, HttpMethod.Get, "state", ct) is { } answer ? answer.State : null;
    }

    /// <summary>Stops the engine of a data folder and waits until it has gone; what it was asked meanwhile fails.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="isForced">Whether it stops although programs need it: those start another.</param>
    /// <param name="patience">How long to wait for its end.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Null when none runs any more; what the engine says when programs need it and it goes on.</returns>
    /// <exception cref="Model.UserException">It does not end.</exception>
    public static async Task<EngineState?> StopAsync(DataFolder folder, bool isForced, TimeSpan patience, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var began = TimeProvider.System.GetTimestamp();
        if (await AskAsync(folder, HttpMethod.Post, isForced ? "stop?force=1" : "stop", ct) is not { } answer) return null;
        if (!answer.IsGood) return answer.State;
        while (IsSame(EngineAddress.Read(folder.AddressPath), answer.State) || IsHeldBy(folder, answer.State))
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
                throw new Model.UserException(
                    $"The engine (process {answer.State.Process}) did not end within {patience.TotalSeconds:0} s.",
                    $"Look into {folder.LogPath}, or end that process.");
            await Task.Delay(Interval, ct);
        }

        return null;
    }

    private static bool IsSame(EngineAddress? address, EngineState state) => address?.Process == state.Process;

    /// <summary>Whether the process still has the folder: its lock ends with it. Another engine may have come in its place.</summary>
    private static bool IsHeldBy(DataFolder folder, EngineState state)
    {
        if (!Directory.Exists($"/proc/{state.Process}")) return false;
        using var held = EngineLock.TryAcquire(folder);
        return held is null;
    }

    private static async Task<(bool IsGood, EngineState State)?> AskAsync(DataFolder folder, HttpMethod method, string path, CancellationToken ct)
    {
        if (EngineAddress.Read(folder.AddressPath) is not { } address) return null;
        using var client = EngineSocket.Client(address.Socket);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AnswerTime);
        try
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await client.SendAsync(request, limit.Token);
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Conflict)) return null;
            var state = await response.Content.ReadFromJsonAsync(EngineState.Json, limit.Token);
            return state is null ? null : (response.StatusCode == HttpStatusCode.OK, state);
        }
        catch (Exception absent) when (absent is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return null;
        }
    }
}
