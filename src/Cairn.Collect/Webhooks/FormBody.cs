using System.Text;

namespace Cairn.Collect.Webhooks;

/// <summary>Reads fields of a body that is written as HTML forms are.</summary>
/// <remarks>Source: WHATWG URL standard, "application/x-www-form-urlencoded parsing".</remarks>
internal static class FormBody
{
    /// <summary>The first field of that name; empty when there is none.</summary>
    public static string Field(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'&');
            var field = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 1)..];
            var equals = field.IndexOf((byte)'=');
            if (equals == name.Length && field[..equals].SequenceEqual(name))
                return Decode(field[(equals + 1)..]);
        }
        return "";
    }

    private static string Decode(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value);
        return text.AsSpan().IndexOfAny('%', '+') < 0 ? text : Uri.UnescapeDataString(text.Replace('+', ' '));
    }
}
