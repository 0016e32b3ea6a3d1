using System.Text.RegularExpressions;

namespace Cairn.Cli.Tests.Tidy;

/// <summary>One word for one thing, the field's (docs/glossary.md): the old ones do not come back.</summary>
public partial class WordsTests
{
    private static readonly (string Old, Regex Pattern)[] Words =
    [
        ("Most, Longest, Largest, Least, Shortest, Fewest in names: Max and Min", Extremes()),
        ("refused, refusal: rejected, rejection", Refused()),
        ("kept out, left out: suppressed, excluded", KeptOut()),
        ("held against: validated against, compared with", HeldAgainst()),
        ("known again: recognised", KnownAgain()),
        ("mend: fix, repair", Mend()),
        ("place in a log: offset", Place()),
    ];

    [Fact]
    public void Old_words_stay_away()
    {
        string[] folders = ["src", "world", "bench", "tests", "docs", "plans", "eng"], kinds = ["*.cs", "*.sql", "*.md", "*.yaml", "*.mjs", "*.sh"];
        var files = folders.SelectMany(folder => kinds.SelectMany(kind => SourceTree.Files(folder, kind)))
            .Concat(SourceTree.Files("", "*.md"))
            .Where(static file => !file.Name.EndsWith("WordsTests.cs", StringComparison.Ordinal) && file.Name != "CHANGELOG.md")
            .ToArray();
        files.Length.ShouldBeGreaterThan(1000);
        files.SelectMany(static file => file.Lines.SelectMany(line => Words.Where(word => word.Pattern.IsMatch(line)).Select(word => $"{file.Name}: {word.Old}: {line.Trim()}")))
            .ShouldBeEmpty();
    }

    // Names of .NET, and terms of others: a largest remainder, a most likely path.
    [GeneratedRegex(@"\b_?(?:[Mm]ost|[Ll]ongest|[Ss]hortest|[Ll]argest|[Ll]east|[Ff]ewest|[Dd]eepest)(?=[A-Z])(?!MostLikely|LargestRemainder)(?<!Ignore)\w*(?<!MostLikely|MostCommon|LargestRemainder)\b")]
    private static partial Regex Extremes();

    [GeneratedRegex(@"(?<![Cc]onnection )\b(?:refus(?:e[sd]?|ing|als?)|Refus(?:e[sd]?|ing|als?))(?![a-z])|Refus(?:ed|al)(?=[A-Z])")]
    private static partial Regex Refused();

    [GeneratedRegex(@"\b[Kk]ept out\b|\bkept_out\b|KeptOut|KeepOut|LeftOut|\bleft_out\b")]
    private static partial Regex KeptOut();

    [GeneratedRegex(@"\bheld against\b")]
    private static partial Regex HeldAgainst();

    [GeneratedRegex(@"\bknown again\b")]
    private static partial Regex KnownAgain();

    [GeneratedRegex(@"\b(?:un)?mend(?:s|ed|ing)?\b|\bMend(?:s|ed|ing)?(?=\b|[A-Z])|text_mended")]
    private static partial Regex Mend();

    [GeneratedRegex(@"\bplaces? (?:in|of) (?:the|a|its|their) log\b|SpoolPlace")]
    private static partial Regex Place();
}
