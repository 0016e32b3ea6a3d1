using System.Globalization;
using System.Text.RegularExpressions;

namespace Cairn.Warehouse;

/// <summary>A statement failed in the warehouse or on the way to it.</summary>
public sealed partial class WarehouseException : Exception
{
    private const int TooManySimultaneousQueries = 202;

    /// <summary>Describes a failure.</summary>
    /// <param name="message">What the warehouse or the connection said.</param>
    /// <param name="code">ClickHouse's error code; 0 when no answer came from the warehouse.</param>
    /// <param name="isRetryable">Whether the same call may succeed later without a change.</param>
    /// <param name="inner">What lay beneath it.</param>
    public WarehouseException(string message, int code = 0, bool isRetryable = false, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        IsRetryable = isRetryable;
    }

    /// <summary>ClickHouse's error code (src/Common/ErrorCodes.cpp); 0 when the connection, not the statement, failed.</summary>
    public int Code { get; }

    /// <summary>
    /// True when the same call may succeed later: the engine restarts, the connection broke, the warehouse is full.
    /// An INSERT that failed so may or may not be stored: read the sink before sending it again.
    /// </summary>
    public bool IsRetryable { get; }

    internal static WarehouseException FromServer(string text, int headerCode, string statement)
    {
        var match = CodePattern().Match(text);
        var code = headerCode != 0 || !match.Success ? headerCode : int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return new WarehouseException($"{statement}: {text.Trim()}", code, IsTransient(code));
    }

    internal static WarehouseException Lost(string statement, Exception inner) =>
        new($"{statement}: the connection to the warehouse broke ({inner.Message})", 0, isRetryable: true, inner);

    /// <summary>Codes that speak of the warehouse's state, not of the statement (ClickHouse, ErrorCodes.cpp).</summary>
    private static bool IsTransient(int code) =>
        code is TooManySimultaneousQueries or 209 /* SOCKET_TIMEOUT */ or 210 /* NETWORK_ERROR */ or 225 /* NO_ZOOKEEPER */
            or 242 /* TABLE_IS_READ_ONLY */ or 252 /* TOO_MANY_PARTS */ or 319 /* UNKNOWN_STATUS_OF_INSERT */
            or 439 /* CANNOT_SCHEDULE_TASK */ or 999 /* KEEPER_EXCEPTION */;

    [GeneratedRegex(@"^\s*Code: (\d{1,6})\.")]
    private static partial Regex CodePattern();
}
