using System.Text.Json;

namespace Cairn.Import.Requests;

/// <summary>Tells request logs from other logs of JSON lines.</summary>
internal static class RequestLog
{
    /// <summary>Lines that are looked at: the first one may be broken.</summary>
    private const int LinesLookedAt = 20;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1024 };

    /// <summary>Whether the first line that can be read is an object with a path and a body; it may be cut at the sample's end.</summary>
    public static bool IsOne(ReadOnlySpan<byte> sample)
    {
        for (var line = 0; line < LinesLookedAt && !sample.IsEmpty; line++)
        {
            var end = sample.IndexOf((byte)'\n');
            var text = end < 0 ? sample : sample[..end];
            if (HasBoth(text.Trim(" \t\r"u8), isWhole: end >= 0) is { } decided)
                return decided;
            sample = end < 0 ? [] : sample[(end + 1)..];
        }
        return false;
    }

    /// <summary>Null for a line that says nothing, because it is blank or broken.</summary>
    private static bool? HasBoth(ReadOnlySpan<byte> line, bool isWhole)
    {
        if (line.IsEmpty)
            return null;
        var (path, body) = (false, false);
        try
        {
            var json = new Utf8JsonReader(line, isWhole, new JsonReaderState(Options));
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                path |= json.ValueTextEquals("path"u8);
                body |= json.ValueTextEquals("body"u8);
                if ((path && body) || !json.TrySkip())
                    break;
            }
        }
        catch (JsonException)
        {
            // A last line without line end may be whole or cut; what was seen of it decides.
            return path && body ? true : null;
        }
        return path && body;
    }
}
