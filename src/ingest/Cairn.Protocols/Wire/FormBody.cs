using System.Text;

namespace Cairn.Protocols.Wire;

/// <summary>Reads fields of a text that is written as HTML forms and queries are.</summary>
/// <remarks>Source: WHATWG URL standard, "application/x-www-form-urlencoded parsing".</remarks>
internal static class FormBody
{
    /// <summary>The first field of that name; empty when there is none.</summary>
    public static string Field(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name) => Decode(Raw(body, name));

    /// <summary>The first field of that name as it stands there.</summary>
    public static ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        while (!body.IsEmpty)
            if (Next(ref body, out var value).SequenceEqual(name))
                return value;
        return [];
    }

    /// <summary>Takes the next field off a body that is not empty.</summary>
    /// <returns>Its name.</returns>
    public static ReadOnlySpan<byte> Next(scoped ref ReadOnlySpan<byte> body, out ReadOnlySpan<byte> value)
    {
        var end = body.IndexOf((byte)'&');
        var field = end < 0 ? body : body[..end];
        body = end < 0 ? [] : body[(end + 1)..];
        var equals = field.IndexOf((byte)'=');
        value = equals < 0 ? [] : field[(equals + 1)..];
        return equals < 0 ? field : field[..equals];
    }

    /// <summary>A field's text. What is no UTF-8 becomes the replacement character, what is no escape stays as it is.</summary>
    /// <param name="value">The field.</param>
    /// <param name="plusIsSpace">Whether a plus stands for a space, or for itself as in base64.</param>
    public static string Decode(ReadOnlySpan<byte> value, bool plusIsSpace = true)
    {
        var text = Encoding.UTF8.GetString(value);
        if (plusIsSpace && text.Contains('+', StringComparison.Ordinal))
            text = text.Replace('+', ' ');
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }
}
