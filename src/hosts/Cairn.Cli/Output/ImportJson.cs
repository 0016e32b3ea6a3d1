using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Import.Loading;

namespace Cairn.Cli.Output;

/// <summary>What imports did, for machines: an array with one object for each file.</summary>
internal static class ImportJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<ImportSummary> summaries) =>
        new JsonArray([.. summaries.Select(One)]).ToJsonString(Layout);

    private static JsonObject One(ImportSummary summary) => new JsonObject
    {
        ["file"] = summary.File,
        ["log_id"] = summary.LogId,
        ["format"] = summary.Dialect.Describe(),
        ["rows"] = summary.Rows,
        ["skipped"] = summary.Skipped,
        ["left_out"] = new JsonObject(summary.LeftOut.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
        ["records"] = summary.Records,
        ["events"] = summary.Events,
        ["quarantined"] = summary.Quarantined,
        ["kept_out"] = new JsonObject(summary.KeptOutFor.Select(kept => KeyValuePair.Create(kept.Reason, (JsonNode?)kept.Records))),
        ["reused_ids"] = summary.ReusedIds,
        ["already_stored"] = summary.AlreadyStored,
        ["refused"] = new JsonArray([.. summary.Refused.Select(refused => new JsonObject
        {
            ["code"] = refused.Code, ["field"] = refused.Field, ["records"] = refused.Records,
        })]),
        ["warnings"] = new JsonObject(summary.Warnings.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
        ["unmet_names"] = new JsonArray([.. summary.UnmetNames.Select(static name => (JsonNode?)name)]),
        ["begun_with_plan"] = summary.BegunWithPlan,
        ["seconds"] = Math.Round(summary.Duration.TotalSeconds, 3),
        ["steps"] = new JsonArray([.. summary.Steps.Select(step => new JsonObject
        {
            ["step"] = step.Step,
            ["entered"] = step.Entered,
            ["refused"] = step.Refused,
            ["kept_out"] = step.KeptOut,
            ["seconds"] = Math.Round(step.Time.TotalSeconds, 3),
        })]),
    };
}
