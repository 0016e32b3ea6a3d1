namespace Cairn.Reference;

/// <summary>What the tracking plan says of the events and of the one conversion that is asked about.</summary>
public sealed record ReferencePlan
{
    /// <summary>Each planned event with its value; an event that is not here is unplanned.</summary>
    public required IReadOnlyDictionary<string, decimal> Events { get; init; }

    /// <summary>The conversion's name, as a report asks for it.</summary>
    public string ConversionName { get; init; } = "purchase";

    /// <summary>The event that is the conversion.</summary>
    public required string ConversionEvent { get; init; }

    /// <summary>Where a conversion's money stands: <c>value</c> is the event's own value, else a JSON property; empty: nowhere.</summary>
    public string ValueProperty { get; init; } = "value";

    /// <summary>The currency of conversions that name none; may be empty.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The look-back window.</summary>
    public long WindowMs { get; init; } = 30L * 86_400_000;

    /// <summary>The event that takes money back; empty: none.</summary>
    public string RefundEvent { get; init; } = "";

    /// <summary><c>order_id</c>, <c>session</c>, <c>day</c>, <c>person</c>, or empty: every event counts.</summary>
    public string OncePer { get; init; } = "";

    /// <summary>How many mail addresses one person may have.</summary>
    public int MaxMails { get; init; } = 10;

    /// <summary>The silence that ends a session.</summary>
    public long SessionTimeoutMs { get; init; } = 30 * 60_000;
}
