namespace Cairn.Engine.Sql;

/// <summary>What a piece of a statement is.</summary>
internal enum TokenKind
{
    /// <summary>A bare word: keyword or identifier.</summary>
    Word,

    /// <summary>An identifier in backticks or double quotes.</summary>
    QuotedWord,

    /// <summary>A string literal, heredocs included.</summary>
    String,

    /// <summary>A run of digits.</summary>
    Number,

    /// <summary>One other character.</summary>
    Symbol,
}
