namespace Cairn.Collector.Configuration;

/// <summary>An address on the web that may be none.</summary>
internal sealed record UrlText(Uri? Url);
