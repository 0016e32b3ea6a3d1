using Microsoft.AspNetCore.Http;

namespace Cairn.Collector;

/// <summary>Under which address clients know the collector.</summary>
internal static class PublicAddress
{
    /// <summary>Scheme, host and port: as the operator says, or as the client asked.</summary>
    public static string Origin(this CollectorOptions options, HttpRequest http) =>
        options.PublicUrl is { } stated ? $"{stated.Scheme}://{stated.Authority}" : $"{http.Scheme}://{http.Host.Value}";
}
