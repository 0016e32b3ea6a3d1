using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Import.Rows;
using Cairn.Model;

namespace Cairn.Cli.Output;

/// <summary>What a file becomes, for machines.</summary>
internal static class DryRunJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string file, DryRunResult result) => new JsonObject
    {
        ["file"] = file,
        ["format"] = result.Dialect.Describe(),
        ["columns"] = new JsonArray([.. result.Dialect.Columns.Select(column => (JsonNode)column)]),
        ["skipped"] = result.Skipped,
        ["left_out"] = Counts(result.LeftOut),
        ["total"] = result.Total,
        ["accepted"] = result.Accepted,
        ["unreadable"] = result.Unreadable,
        ["refused"] = new JsonArray([.. result.Refused.Select(refusal => new JsonObject
        {
            ["step"] = refusal.Step, ["code"] = refusal.Code, ["field"] = refusal.Field, ["records"] = refusal.Records,
            ["first_line"] = refusal.FirstLine, ["first_reason"] = refusal.FirstReason,
        })]),
        ["kept_out"] = Counts(result.KeptOut),
        ["conversions"] = new JsonArray([.. result.Conversions.Select(conversion => new JsonObject
        {
            ["conversion"] = conversion.Name,
            ["event"] = conversion.Event,
            ["stored"] = Money(conversion.Stored),
            ["refused"] = Money(conversion.Refused),
            ["refused_for"] = Counts(conversion.RefusedFor),
            ["kept_out"] = conversion.KeptOut,
        })]),
        ["records"] = new JsonArray([.. result.Records.Select(One)]),
    }.ToJsonString(Layout);

    private static JsonObject Counts(IReadOnlyDictionary<string, long> counts) =>
        new(counts.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));

    private static JsonObject Money(DryRunMoney money) => new()
    {
        ["records"] = money.Records,
        ["without_value"] = money.WithoutValue,
        ["value"] = new JsonObject(money.ByCurrency.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))),
    };

    private static JsonObject One(DryRunRecord record) => new JsonObject
    {
        ["line"] = record.Line,
        ["part"] = record.Part,
        ["event"] = Shown(record.Event),
        ["kept_out"] = record.Outcome.KeptOutReason,
        ["refusal"] = record.Outcome.Refusal is not { } refusal ? null : new JsonObject
        {
            ["step"] = refusal.Step, ["code"] = refusal.Code, ["field"] = refusal.Field, ["reason"] = refusal.Reason,
        },
    };

    private static JsonObject Shown(Event e) => new JsonObject
    {
        ["event"] = e.Name,
        ["occurred_at"] = e.OccurredAt,
        ["source"] = e.Source,
        ["message_id"] = e.MessageId,
        ["user_id"] = e.UserId,
        ["anonymous_id"] = e.AnonymousId,
        ["identifiers"] = new JsonObject(e.Identifiers.Select(id => KeyValuePair.Create(id.Type, (JsonNode?)id.Value))),
        ["session_id"] = e.SessionId,
        ["channel"] = e.Traffic.Channel,
        ["platform"] = e.Platform,
        ["value"] = e.Value,
        ["currency"] = e.Currency,
        ["order_id"] = e.OrderId,
        ["properties"] = JsonNode.Parse(e.Properties),
        ["flags"] = e.Flags,
    };
}
