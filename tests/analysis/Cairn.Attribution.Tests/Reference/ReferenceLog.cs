using Cairn.Reference;

namespace Cairn.Attribution.Tests.Reference;

/// <summary>A log written by hand: times in minutes after 2026-03-01 12:00 UTC.</summary>
internal sealed class ReferenceLog
{
    public const long Minute = 60_000;
    public const long Day = 24 * 60 * Minute;
    public const string OnlyEvent = "Bought";

    private static readonly long Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly List<ReferenceEvent> _events = [];

    /// <summary>Seen, Read and Bought are worth 1, a delivered mail nothing.</summary>
    public static ReferencePlan Plan { get; } = new()
    {
        Events = new Dictionary<string, decimal>
        {
            ["Seen"] = 1, ["Read"] = 1, ["Bought"] = 1, ["Mail Delivered"] = 0, ["Order Refunded"] = 0,
        },
        ConversionEvent = OnlyEvent,
        WindowMs = 7 * Day,
        RefundEvent = "Order Refunded",
    };

    /// <summary>A time of the log.</summary>
    public static long At(double minutes) => Start + (long)(minutes * Minute);

    /// <summary>Adds an event of a person, whose name is a user id unless it begins with "a".</summary>
    public ReferenceLog Add(string person, double minutes, string name, string channel = "", string session = "", string order = "",
        decimal? value = null, string currency = "", string login = "")
    {
        var anonymous = person.StartsWith('a');
        _events.Add(new ReferenceEvent
        {
            LogOffset = _events.Count,
            AtMs = At(minutes),
            Event = name,
            UserId = anonymous ? login : person,
            AnonymousId = anonymous ? person : "",
            Channel = channel,
            SessionId = session,
            OrderId = order,
            Value = value,
            Currency = currency,
        });
        return this;
    }

    public ReferenceReport Report(ReferenceQuestion? question = null, ReferencePlan? plan = null) =>
        ReferenceReport.Of(_events, plan ?? Plan, question ?? new ReferenceQuestion());
}
