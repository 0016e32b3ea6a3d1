using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Yaml;
using Cairn.Plan;

namespace Cairn.Cli.Output;

/// <summary>What is wrong with plans, for machines: an array with one object for each file.</summary>
internal static class PlanCheckJson
{
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<(string File, PlanReading Reading)> readings) =>
        new JsonArray([.. readings.Select(one => Read(one.File, one.Reading))]).ToJsonString(Layout);

    private static JsonObject Read(string file, PlanReading reading) => new JsonObject
    {
        ["file"] = file,
        ["ok"] = reading.Plan is not null,
        ["name"] = reading.Plan?.Name,
        ["version"] = reading.Plan?.Version,
        ["digest"] = reading.Plan?.Digest,
        ["events"] = reading.Plan?.Events.Count,
        ["mistakes"] = new JsonArray([.. reading.Mistakes.Select(Read)]),
    };

    private static JsonObject Read(YamlMistake mistake) => new JsonObject
    {
        ["line"] = mistake.Line,
        ["column"] = mistake.Column,
        ["what"] = mistake.What,
        ["remedy"] = mistake.Remedy,
    };
}
