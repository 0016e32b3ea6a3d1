using System.Text;

namespace Cairn.World.Tests.Play;

/// <summary>A request as it came over the socket.</summary>
internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? RetryCount => Headers.GetValueOrDefault("X-Retry-Count");
}
