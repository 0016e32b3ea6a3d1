using System.Text.Json.Nodes;
using Cairn.Import.Rows;
using Cairn.Model;

namespace Cairn.Cli.Output;

/// <summary>What a file becomes, for machines.</summary>
internal static class DryRunJson
{
    public static string Of(string file, DryRunResult result) => JsonText.Of(new
    {
        File = file,
        Format = result.Dialect.Describe(),
        result.Dialect.Columns,
        result.Skipped,
        result.PassedOver,
        result.Total,
        result.Accepted,
        result.Unreadable,
        Rejected = result.Rejected.Select(static rejection => new
        {
            rejection.Step, rejection.Code, rejection.Field, rejection.Records, rejection.FirstLine, rejection.FirstReason,
        }),
        result.Suppressed,
        Conversions = result.Conversions.Select(static conversion => new
        {
            Conversion = conversion.Name,
            conversion.Event,
            Stored = Money(conversion.Stored),
            Rejected = Money(conversion.Rejected),
            conversion.RejectedFor,
            conversion.Suppressed,
        }),
        Records = result.Records.Select(static record => new
        {
            record.Line,
            record.Part,
            Event = Shown(record.Event),
            Suppressed = record.Outcome.SuppressedReason,
            Rejection = record.Outcome.Rejection is { } rejection ? new { rejection.Step, rejection.Code, rejection.Field, rejection.Reason } : null,
        }),
    });

    private static object Money(DryRunMoney money) => new { money.Records, money.WithoutValue, Value = money.ByCurrency };

    private static object Shown(Event e) => new
    {
        Event = e.Name,
        e.OccurredAt,
        e.Source,
        e.MessageId,
        e.UserId,
        e.AnonymousId,
        Identifiers = e.Identifiers.ToDictionary(static id => id.Type, static id => id.Value),
        e.SessionId,
        e.Traffic.Channel,
        e.Platform,
        e.Value,
        e.Currency,
        e.OrderId,
        Properties = JsonNode.Parse(e.Properties),
        e.Flags,
    };
}
