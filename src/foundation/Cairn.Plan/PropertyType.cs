namespace Cairn.Plan;

/// <summary>The type of a property, after JSON (RFC 8259) with the two narrower ones that analysts need.</summary>
public enum PropertyType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>Text that is an ISO 8601 time with zone.</summary>
    Timestamp,

    /// <summary>A list.</summary>
    Array,

    /// <summary>A nested object.</summary>
    Object,
}
