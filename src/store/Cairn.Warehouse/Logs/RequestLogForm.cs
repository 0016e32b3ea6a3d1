using System.Security.Cryptography;
using System.Text;

namespace Cairn.Warehouse.Logs;

/// <summary>How the table <c>imports</c> describes a log of requests, whose lines all look the same, whether a file or the collector brought them.</summary>
public static class RequestLogForm
{
    /// <summary>The mapping; requests bring everything else with them.</summary>
    public const string Mapping = "file: { format: requests }\n";

    /// <summary>The dialect as it is kept: format, and delimiter and quote, which mean nothing here.</summary>
    public const string Dialect = "Requests 44 34";

    /// <summary>SHA-256 of the mapping.</summary>
    public static string MappingDigest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Mapping)));

    /// <summary>A line's members.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["at", "source", "method", "path", "headers", "body"];
}
