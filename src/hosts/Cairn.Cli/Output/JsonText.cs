using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Cli.Output;

/// <summary>What a command found, as JSON for machines: properties by their names in snake_case, a line each.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions OneLine = new(Layout) { WriteIndented = false };

    public static string Of<T>(T found) => JsonSerializer.Serialize(found, Layout);

    /// <summary>The same on one line.</summary>
    public static string Line<T>(T found) => JsonSerializer.Serialize(found, OneLine);

    /// <summary>A moment as text; null for none, which is 0 in what commands read.</summary>
    /// <param name="at">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public static string? Moment(long at) => at == 0 ? null : Cell.Text(Cell.Moment(at));
}
