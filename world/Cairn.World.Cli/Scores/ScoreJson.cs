using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.World.Score;

namespace Cairn.World.Cli.Scores;

/// <summary>A score as JSON: its sections and fields by their names in snake_case; what is not defined is null.</summary>
internal static class ScoreJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The whole score.</summary>
    public static string Of(WorldScore score) => JsonSerializer.Serialize(score, Options);
}
