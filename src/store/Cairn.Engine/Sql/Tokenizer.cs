using System.Text;
using Cairn.Engine.Chdb;

namespace Cairn.Engine.Sql;

/// <summary>
/// Cuts a statement into words, strings and symbols as ClickHouse's lexer does (src/Parsers/Lexer.cpp). Where its rules
/// are subtle (nested comments, <c>//</c> and <c>#</c> comments, typographic quotes, <c>$</c> in names) the statement is
/// rejected instead: the guard must never see a different text from the one that the engine runs.
/// </summary>
/// <remarks>Reads forward only and lazily, so that an INSERT's data behind the statement is never looked at.</remarks>
internal ref struct Tokenizer(ReadOnlySpan<byte> text)
{
    private const int MaxTagLength = 64;

    private readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; private set; }

    /// <exception cref="ChdbException">The text has a character or form that the guard does not take (Code 62).</exception>
    public bool TryRead(out Token token)
    {
        SkipBlanksAndComments();
        token = default;
        if (Position >= _text.Length) return false;
        var start = Position;
        var c = _text[start];
        if (c is (byte)'\'') token = Quoted(TokenKind.String, c);
        else if (c is (byte)'`' or (byte)'"') token = Quoted(TokenKind.QuotedWord, c);
        else if (c is (byte)'$') token = Heredoc();
        else if (IsLetter(c)) token = Run(TokenKind.Word, static b => IsLetter(b) || IsDigit(b));
        else if (IsDigit(c)) token = Run(TokenKind.Number, IsDigit);
        else token = Symbol(c);
        return true;
    }

    public static List<Token> ReadAll(ReadOnlySpan<byte> text)
    {
        var tokenizer = new Tokenizer(text);
        var tokens = new List<Token>();
        while (tokenizer.TryRead(out var token)) tokens.Add(token);
        return tokens;
    }

    private void SkipBlanksAndComments()
    {
        while (Position < _text.Length)
        {
            var rest = _text[Position..];
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or (byte)'\v') Position++;
            else if (rest.StartsWith("--"u8)) SkipLine(rest);
            else if (rest.StartsWith("/*"u8)) SkipComment(rest);
            else return;
        }
    }

    private void SkipLine(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        Position += end < 0 ? rest.Length : end + 1;
    }

    private void SkipComment(ReadOnlySpan<byte> rest)
    {
        var end = rest[2..].IndexOf("*/"u8);
        if (end < 0) throw Reject("a comment is not closed");
        if (rest.Slice(2, end).IndexOf("/*"u8) >= 0) throw Reject("a comment stands inside a comment");
        Position += end + 4;
    }

    private Token Quoted(TokenKind kind, byte quote)
    {
        var start = Position;
        var value = new List<byte>();
        for (var i = start + 1; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c == (byte)'\\')
            {
                if (++i >= _text.Length) break;
                value.Add(Unescape(ref i));
            }
            else if (c != quote) value.Add(c);
            else if (i + 1 < _text.Length && _text[i + 1] == quote) value.Add(_text[i++]);
            else
            {
                Position = i + 1;
                return new Token(kind, start, Position, Encoding.UTF8.GetString(value.ToArray()));
            }
        }

        throw Reject("a quotation is not closed");
    }

    private byte Unescape(ref int i)
    {
        var c = _text[i];
        if (c is (byte)'x' && i + 2 < _text.Length && IsHex(_text[i + 1]) && IsHex(_text[i + 2]))
        {
            var value = Convert.ToByte(Encoding.ASCII.GetString(_text.Slice(i + 1, 2)), 16);
            i += 2;
            return value;
        }

        return c switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'0' => 0,
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'v' => (byte)'\v',
            (byte)'a' => 7,
            (byte)'e' => 27,
            _ => c,
        };
    }

    private Token Heredoc()
    {
        var start = Position;
        var rest = _text[start..];
        var tagLength = rest[1..].IndexOf((byte)'$');
        if (tagLength is < 0 or > MaxTagLength) throw Reject("a $ begins no heredoc");
        foreach (var b in rest.Slice(1, tagLength))
        {
            if (!IsLetter(b) && !IsDigit(b)) throw Reject("a $ begins no heredoc");
        }

        var tag = rest[..(tagLength + 2)];
        var end = rest[tag.Length..].IndexOf(tag);
        if (end < 0) throw Reject("a heredoc is not closed");
        Position += end + (2 * tag.Length);
        return new Token(TokenKind.String, start, Position, Encoding.UTF8.GetString(rest.Slice(tag.Length, end)));
    }

    private Token Run(TokenKind kind, Func<byte, bool> belongs)
    {
        var start = Position;
        while (Position < _text.Length && belongs(_text[Position])) Position++;
        if (Position < _text.Length && _text[Position] == (byte)'$') throw Reject("a $ stands in a name");
        return new Token(kind, start, Position, Encoding.ASCII.GetString(_text[start..Position]));
    }

    private Token Symbol(byte c)
    {
        var start = Position;
        if (c is (byte)'#' or (byte)'\\' or < 0x20 or >= 0x7F) throw Reject($"character 0x{c:X2} stands outside quotes");
        if (_text[start..].StartsWith("//"u8)) throw Reject("// stands outside quotes; comments begin with --");
        Position++;
        return new Token(TokenKind.Symbol, start, Position, ((char)c).ToString());
    }

    private readonly ChdbException Reject(string why) =>
        new(ErrorCode.SyntaxError, $"Syntax error: failed at position {Position + 1}: {why}");

    private static bool IsLetter(byte b) => b is >= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z' or (byte)'_';

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool IsHex(byte b) => IsDigit(b) || b is >= (byte)'a' and <= (byte)'f' or >= (byte)'A' and <= (byte)'F';
}
