using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Engine.Chdb;

/// <summary>chDB rejected or failed; the message begins with <c>Code: N. DB::Exception:</c>.</summary>
internal sealed partial class ChdbException : Exception
{
    public ChdbException(string message) : base(Complete(message)) =>
        Code = CodePattern().Match(Message) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : ErrorCode.Unknown;

    public ChdbException(int code, string text) : this($"Code: {code}. DB::Exception: {text}. ({ErrorCode.Name(code)})")
    {
    }

    /// <summary>ClickHouse's error code.</summary>
    public int Code { get; }

    private static string Complete(string message) => CodePattern().IsMatch(message)
        ? message
        : $"Code: {ErrorCode.Unknown}. DB::Exception: {message}. ({ErrorCode.Name(ErrorCode.Unknown)})";

    [GeneratedRegex(@"^Code: (\d{1,6})\.")]
    private static partial Regex CodePattern();
}
