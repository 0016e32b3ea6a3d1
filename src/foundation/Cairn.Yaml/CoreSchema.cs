using System.Text.RegularExpressions;

namespace Cairn.Yaml;

/// <summary>
/// How a plain scalar gets its kind: YAML 1.2's core schema (section 10.3.2), so <c>no</c> and <c>on</c> are text.
/// </summary>
public static partial class CoreSchema
{
    /// <summary>What a plain scalar is by YAML 1.2's core schema.</summary>
    public static YamlKind KindOf(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => YamlKind.Boolean,
        _ => NumberForm().IsMatch(plain) ? YamlKind.Number : YamlKind.Text,
    };

    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex NumberForm();
}
