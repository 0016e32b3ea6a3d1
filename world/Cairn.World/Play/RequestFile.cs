using System.Text.Json;

namespace Cairn.World.Play;

/// <summary>Reads the requests of a world in the file's order. Empty lines are passed over.</summary>
internal sealed class RequestFile(Stream stream, string file)
{
    private readonly LongLines _lines = new(stream, file);

    /// <summary>How many requests were read or skipped.</summary>
    public long Index { get; private set; }

    /// <summary>Bytes of the lines that were read.</summary>
    public long BytesRead => _lines.BytesRead;

    /// <summary>Passes over so many requests without reading what they say; fewer when the file ends.</summary>
    public async Task SkipAsync(long requests, CancellationToken ct)
    {
        while (Index < requests && await LineAsync(ct) is not null)
            Index++;
    }

    /// <summary>The next request; null after the last.</summary>
    /// <exception cref="WorldException">The line is no request.</exception>
    public async ValueTask<RecordedRequest?> NextAsync(CancellationToken ct)
    {
        if (await LineAsync(ct) is not { } line)
            return null;
        try
        {
            return RequestParser.Parse(line.Span, Index++);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            var column = (error as JsonException)?.BytePositionInLine is { } position ? $":{position + 1}" : "";
            throw new WorldException(
                $"{file}:{_lines.Line}{column}: this is no request: {error.Message}",
                "Each line is an object with at, source, method, path, headers and body, as `cairn world --out` writes them.",
                error);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> LineAsync(CancellationToken ct)
    {
        while (await _lines.NextAsync(ct) is { } line)
            if (line.Span.ContainsAnyExcept((byte)' ', (byte)'\t'))
                return line;
        return null;
    }
}
