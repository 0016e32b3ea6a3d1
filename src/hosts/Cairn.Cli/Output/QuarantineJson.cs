using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Import.Quarantined;

namespace Cairn.Cli.Output;

/// <summary>What is in quarantine, and what a replay did, for machines.</summary>
internal static class QuarantineJson
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IReadOnlyList<QuarantineGroup> groups) => JsonSerializer.Serialize(groups, Layout);

    public static string Of(ReplaySummary summary) => JsonSerializer.Serialize(summary, Layout);
}
