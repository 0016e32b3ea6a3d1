namespace Cairn.Engine.Sql;

/// <summary>An INSERT that brings its data with it: the statement, the data's format, and where the data begins.</summary>
/// <param name="StatementEnd">End of the statement without VALUES or FORMAT.</param>
/// <param name="Format">Name of the data's format; null where the caller has to say it.</param>
/// <param name="DataStart">Where the data begins in the text; the text's length where it has none.</param>
internal sealed record InsertStatement(int StatementEnd, string? Format, int DataStart)
{
    /// <summary>Finds the end of an INSERT's statement; null when the text is another statement or an INSERT ... SELECT.</summary>
    /// <remarks>Stops reading where the data begins: the data is not SQL and must not be taken for it.</remarks>
    public static InsertStatement? Find(ReadOnlySpan<byte> text)
    {
        var tokenizer = new Tokenizer(text);
        if (!tokenizer.TryRead(out var token) || !token.Is("INSERT")) return null;
        var depth = 0;
        var mayOpenSelect = false;
        while (tokenizer.TryRead(out token))
        {
            if (token.Is('('))
            {
                depth++;
                mayOpenSelect = depth == 1;
                continue;
            }

            if (token.Is(')')) depth--;
            if ((depth == 0 || mayOpenSelect) && IsQuery(token)) return null;
            mayOpenSelect = false;
            if (depth != 0) continue;
            if (token.Is("VALUES")) return new InsertStatement(token.Start, "Values", tokenizer.Position);
            if (!token.Is("FORMAT") || !tokenizer.TryRead(out var format)) continue;
            return format.IsName ? new InsertStatement(token.Start, format.Text, BehindFormat(text, format.End)) : null;
        }

        return new InsertStatement(text.Length, Format: null, text.Length);
    }

    private static bool IsQuery(Token token) => token.Is("SELECT") || token.Is("WITH") || token.Is("FROM") || token.Is("WATCH");

    /// <summary>Blanks and one line break after the format's name still belong to the statement.</summary>
    private static int BehindFormat(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\f') at++;
        if (at < text.Length && text[at] == (byte)'\r') at++;
        if (at < text.Length && text[at] == (byte)'\n') at++;
        return at;
    }
}
