using System.Text.RegularExpressions;

namespace Cairn.Yaml.Shapes;

/// <summary>The form of a name that people read: the keys of maps unless their shape says otherwise.</summary>
public static partial class VisibleText
{
    /// <summary>The form, in words.</summary>
    public const string FormInWords = "characters that can be seen, with no space at either end";

    /// <summary>The form.</summary>
    public static Regex Form => Visible();

    [GeneratedRegex(@"\A[^\s\x00-\x1F\x7F](?:[^\x00-\x1F\x7F]*[^\s\x00-\x1F\x7F])?\z")]
    private static partial Regex Visible();
}
