using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.Import.Guessing;

/// <summary>Writes texts into YAML so that they are read as texts.</summary>
internal static partial class YamlText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string text) => IsPlain().IsMatch(text) ? text : JsonSerializer.Serialize(text, Readable);

    [GeneratedRegex(@"\A(?!(?i:true|false|null|yes|no|on|off|y|n)\z)[A-Za-z_][A-Za-z0-9_]*([ .-][A-Za-z0-9_]+)*\z")]
    private static partial Regex IsPlain();
}
