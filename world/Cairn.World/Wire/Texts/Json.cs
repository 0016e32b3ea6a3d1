using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.World.Wire.Texts;

/// <summary>Prepares text once, so that writing it is a copy of bytes.</summary>
internal static class Json
{
    /// <summary>A string as JSON, without the quotation marks.</summary>
    public static byte[] Escaped(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();

    /// <summary>Text that is JSON already.</summary>
    public static byte[] Raw(string json) => Encoding.UTF8.GetBytes(json);

    /// <summary>A string as JSON, with the quotation marks.</summary>
    public static string Quoted(string text) => "\"" + Encoding.UTF8.GetString(Escaped(text)) + "\"";
}
