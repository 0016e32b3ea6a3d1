using Cairn.Protocols.Wire;

namespace Cairn.Protocols.CloudEvents;

/// <summary>Tells by its headers in which mode an event was sent.</summary>
/// <remarks>Source: CloudEvents 1.0.2, HTTP protocol binding, sections 3.1 (binary) and 3.1.3.2 (percent signs in headers).</remarks>
internal static class CloudEventHeaders
{
    /// <summary>
    /// Whether the attributes stand in the headers. A content type of CloudEvents says that they do not, although some
    /// senders repeat them there.
    /// </summary>
    public static bool AreIn(string headers) => headers.Length > 0
        && !KeptHeaders.Find(headers, "content-type").StartsWith("application/cloudevents", StringComparison.OrdinalIgnoreCase)
        && KeptHeaders.Find(headers, "ce-specversion").Length > 0;

    /// <summary>An attribute; empty when it is not there.</summary>
    public static string Attribute(string headers, string name)
    {
        var value = KeptHeaders.Find(headers, name).Trim('"');
        return value.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(value) : value;
    }
}
