using System.CommandLine;

namespace Cairn.CommandLine;

/// <summary>The option <c>--format</c>, which means the same everywhere.</summary>
internal static class FormatOption
{
    /// <summary>The option; the first format is the default.</summary>
    public static Option<string> Of(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = "How to print the result.",
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
