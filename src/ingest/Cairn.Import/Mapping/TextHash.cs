namespace Cairn.Import.Mapping;

/// <summary>What a field's text is hashed as (SHA-256, lower-case hexadecimal digits); the text itself is not kept.</summary>
public enum TextHash
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A mail address, trimmed and in lower case; what is no address gives nothing.</summary>
    Email,

    /// <summary>A telephone number in the form +491701234567; what is none gives nothing.</summary>
    Phone,

    /// <summary>Any text, trimmed and in lower case.</summary>
    Text,
}
