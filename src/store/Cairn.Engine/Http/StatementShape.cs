using Cairn.Engine.Sql;

namespace Cairn.Engine.Http;

/// <summary>How a statement's answer can be given.</summary>
/// <param name="IsSelect">Whether it is a SELECT, which chDB can run block by block.</param>
/// <param name="Format">The format that the statement itself names; null for none.</param>
internal readonly record struct StatementShape(bool IsSelect, string? Format)
{
    public static StatementShape Of(ReadOnlySpan<byte> sql)
    {
        var tokens = Tokenizer.ReadAll(sql);
        var first = tokens.Find(token => !token.Is('('));
        var isSelect = first.Is("SELECT") || first.Is("WITH") || first.Is("FROM");
        // Totals and extremes stand behind the rows in a document of their own.
        var hasTail = tokens.Exists(token => token.Is("TOTALS") || token.Is("EXTREMES"));
        return new StatementShape(isSelect && !hasTail, FormatOf(tokens));
    }

    /// <summary>FORMAT stands at the end, before an optional SETTINGS, outside all brackets.</summary>
    private static string? FormatOf(List<Token> tokens)
    {
        var depth = 0;
        for (var i = tokens.Count - 1; i > 0; i--)
        {
            if (tokens[i].Is(')')) depth++;
            if (tokens[i].Is('(')) depth--;
            if (depth != 0 || !tokens[i - 1].Is("FORMAT") || !tokens[i].IsName) continue;
            var isLast = i == tokens.Count - 1 || tokens[i + 1].Is(';') || tokens[i + 1].Is("SETTINGS");
            return isLast ? tokens[i].Text : null;
        }

        return null;
    }
}
