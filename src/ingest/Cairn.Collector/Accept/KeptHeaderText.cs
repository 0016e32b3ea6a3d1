using System.Text;
using Cairn.Protocols.Wire;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Accept;

/// <summary>
/// The headers that are kept with a body, as text. Nearly all requests have the content type alone, and few kinds of it, so
/// the latest such text is used again. Not thread-safe.
/// </summary>
internal sealed class KeptHeaderText
{
    private const int MaxEventHeaders = 64;

    private readonly StringBuilder _text = new();
    private string _lastType = "", _lastText = "";

    public string Of(IHeaderDictionary headers)
    {
        var type = headers.ContentType;
        if (headers.TryGetValue("sec-gpc", out _) || headers.TryGetValue("x-retry-count", out _) || headers.TryGetValue("cairn-test-id", out _)
            || headers.TryGetValue("ce-id", out _) || headers.TryGetValue("ce-specversion", out _) || headers.TryGetValue("ce-type", out _))
            return All(headers);
        if (type.Count == 0)
            return "";
        var text = type.ToString();
        if (text != _lastType)
            (_lastType, _lastText) = (text, $"content-type: {OneLine(text)}\n");
        return _lastText;
    }

    private string All(IHeaderDictionary headers)
    {
        _text.Clear();
        foreach (var name in KeptHeaders.Names)
            if (headers.TryGetValue(name, out var value))
                _text.Append(name).Append(": ").Append(OneLine(value.ToString())).Append('\n');
        foreach (var (name, value) in headers.Where(static header => header.Key.StartsWith(KeptHeaders.EventPrefix, StringComparison.OrdinalIgnoreCase)).Take(MaxEventHeaders))
            _text.Append(name.ToLowerInvariant()).Append(": ").Append(OneLine(value.ToString())).Append('\n');
        return _text.ToString();
    }

    /// <summary>A value cannot begin another header: readers take form feeds and Unicode's line ends for ends of lines too.</summary>
    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
