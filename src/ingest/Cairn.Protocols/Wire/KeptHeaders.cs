using System.Text;
using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>Which headers of a request are kept with its body, because a reader of the body needs them; User-Agent has a place of its own.</summary>
public static class KeptHeaders
{
    /// <summary>Their names in lower case; every header that begins with <see cref="EventPrefix"/> is kept too.</summary>
    public static IReadOnlyList<string> Names { get; } = ["content-type", "sec-gpc", "x-retry-count", "cairn-test-id"];

    /// <summary>What the headers of a CloudEvent begin with (CloudEvents, HTTP protocol binding, section 3.1).</summary>
    public const string EventPrefix = "ce-";

    /// <summary>Whether a header is kept.</summary>
    /// <param name="name">Its name in any case.</param>
    public static bool Contains(ReadOnlySpan<byte> name)
    {
        foreach (var kept in Names)
            if (Ascii.EqualsIgnoreCase(name, kept))
                return true;
        return name.Length > EventPrefix.Length && Ascii.EqualsIgnoreCase(name[..EventPrefix.Length], EventPrefix);
    }

    /// <summary>The value of a header.</summary>
    /// <param name="headers">As <see cref="ClientRequest.Headers"/> has them.</param>
    /// <param name="name">The name in lower case.</param>
    /// <returns>The value; empty when the header is not there.</returns>
    public static string Find(string headers, string name)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var line in headers.AsSpan().EnumerateLines())
            if (line.Length > name.Length + 1 && line[name.Length] == ':' && line.StartsWith(name, StringComparison.Ordinal))
                return line[(name.Length + 1)..].Trim().ToString();
        return "";
    }
}
