namespace Cairn.Engine.Sql;

/// <summary>One piece of a statement: where it stands in the text and what it says with quotes and escapes undone.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string Text)
{
    public bool IsName => Kind is TokenKind.Word or TokenKind.QuotedWord;

    /// <summary>Whether it is this keyword (never a quoted name).</summary>
    public bool Is(string keyword) => Kind == TokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool Is(char symbol) => Kind == TokenKind.Symbol && Text[0] == symbol;
}
