using Microsoft.AspNetCore.Http;

namespace Cairn.Engine.Chdb;

/// <summary>The codes of ClickHouse (src/Common/ErrorCodes.cpp) that the engine itself gives, and the HTTP status of any.</summary>
internal static class ErrorCode
{
    public const int BadArguments = 36;
    public const int NotImplemented = 48;
    public const int SyntaxError = 62;
    public const int UnknownSetting = 115;
    public const int TimeoutExceeded = 159;
    public const int QueryIsTooLarge = 307;
    public const int Readonly = 164;
    public const int RequiredPassword = 194;
    public const int TooManySimultaneousQueries = 202;
    public const int SameQueryIdIsRunning = 216;
    public const int IncorrectData = 117;
    public const int SettingConstraintViolation = 452;
    public const int AccessDenied = 497;
    public const int AuthenticationFailed = 516;
    public const int Aborted = 236;
    public const int Unknown = 1002;

    public static string Name(int code) => code switch
    {
        BadArguments => "BAD_ARGUMENTS",
        NotImplemented => "NOT_IMPLEMENTED",
        SyntaxError => "SYNTAX_ERROR",
        UnknownSetting => "UNKNOWN_SETTING",
        TimeoutExceeded => "TIMEOUT_EXCEEDED",
        QueryIsTooLarge => "QUERY_IS_TOO_LARGE",
        Readonly => "READONLY",
        RequiredPassword => "REQUIRED_PASSWORD",
        TooManySimultaneousQueries => "TOO_MANY_SIMULTANEOUS_QUERIES",
        SameQueryIdIsRunning => "QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING",
        IncorrectData => "INCORRECT_DATA",
        SettingConstraintViolation => "SETTING_CONSTRAINT_VIOLATION",
        AccessDenied => "ACCESS_DENIED",
        AuthenticationFailed => "AUTHENTICATION_FAILED",
        Aborted => "ABORTED",
        _ => "UNKNOWN_EXCEPTION",
    };

    /// <summary>As src/Server/HTTP/exceptionCodeToHTTPStatus.cpp maps them.</summary>
    public static int HttpStatus(int code) => code switch
    {
        RequiredPassword => StatusCodes.Status401Unauthorized,
        AuthenticationFailed or AccessDenied or 192 /* UNKNOWN_USER */ or 193 /* WRONG_PASSWORD */ or 195 or 196 =>
            StatusCodes.Status403Forbidden,
        SyntaxError or BadArguments or 6 or 26 or 27 or 38 or 41 or 42 or 43 or 53 or 69 or 70 or 72 or 130 or 131 or 456 or 457
            or SettingConstraintViolation => StatusCodes.Status400BadRequest,
        16 or 46 or 47 or 60 or 73 or 81 or UnknownSetting or 63 or 50 or 1 => StatusCodes.Status404NotFound,
        TimeoutExceeded => StatusCodes.Status408RequestTimeout,
        QueryIsTooLarge => StatusCodes.Status413PayloadTooLarge,
        NotImplemented => StatusCodes.Status501NotImplemented,
        TooManySimultaneousQueries or 209 or 75 /* CANNOT_OPEN_FILE */ or 439 /* CANNOT_SCHEDULE_TASK */ =>
            StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
