using System.Net;
using System.Text.Json;

namespace Cairn.Collector.Live;

/// <summary>
/// Where the collector of a data folder can be reached: <c>collector.json</c>, written when it begins to listen and removed
/// when it stops. After a kill it stays and leads nowhere, until the next start writes it anew.
/// </summary>
/// <param name="Address">Where it listens, as this machine reaches it.</param>
/// <param name="Process">Id of its process.</param>
public sealed record CollectorNote(Uri Address, int Process)
{
    /// <summary>Its file in the data folder.</summary>
    public const string FileName = "collector.json";

    private static readonly JsonSerializerOptions Style = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes where this process listens.</summary>
    /// <returns>Why it could not; null when it did. Nothing but convenience depends on it.</returns>
    public static string? TryWrite(string dataFolder, Uri listensOn)
    {
        ArgumentNullException.ThrowIfNull(listensOn);
        var path = PathIn(dataFolder);
        var draft = $"{path}.{Environment.ProcessId}";
        try
        {
            File.WriteAllText(draft, JsonSerializer.Serialize(new CollectorNote(Reachable(listensOn), Environment.ProcessId), Style) + "\n");
            File.Move(draft, path, overwrite: true);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written, so that `cairn tail` needs --url: {problem.Message}";
        }
    }

    /// <summary>Takes it away again. Whoever finds one that stayed is told that nobody answers there.</summary>
    public static void Remove(string dataFolder)
    {
        try
        {
            File.Delete(PathIn(dataFolder));
        }
        catch (IOException)
        {
            return;
        }
    }

    /// <summary>Reads it.</summary>
    /// <returns>Null when there is none that can be read: no collector runs.</returns>
    public static CollectorNote? Find(string dataFolder)
    {
        try
        {
            return JsonSerializer.Deserialize<CollectorNote>(File.ReadAllText(PathIn(dataFolder)), Style);
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Who listens on every address is reached on the machine's own.</summary>
    private static Uri Reachable(Uri listensOn)
    {
        if (!IPAddress.TryParse(listensOn.Host.Trim('[', ']'), out var address))
            return listensOn;
        var own = address.Equals(IPAddress.Any) ? "127.0.0.1" : address.Equals(IPAddress.IPv6Any) ? "[::1]" : null;
        return own is null ? listensOn : new UriBuilder(listensOn) { Host = own }.Uri;
    }

    private static string PathIn(string dataFolder) => Path.Combine(dataFolder, FileName);
}
