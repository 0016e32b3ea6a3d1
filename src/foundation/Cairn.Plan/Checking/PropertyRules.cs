using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Model;
using Codes = Cairn.Plan.PlanProblemCodes;

namespace Cairn.Plan.Checking;

/// <summary>One planned property, made ready for checking JSON values where they stand.</summary>
internal sealed class PropertyRules
{
    private const int MaximumPatternText = 8192;
    private const int MaxRememberedLength = 64;

    private readonly byte[] _name;
    private readonly byte[][] _texts = [];
    private readonly decimal[] _numbers = [];
    private volatile string _latestMatch = "";

    public PropertyRules(PlannedProperty planned)
    {
        Planned = planned;
        _name = Encoding.UTF8.GetBytes(planned.Name);
        Column = planned.Name switch
        {
            "value" or "total" or "revenue" => PropertyColumn.Value,
            "currency" => PropertyColumn.Currency,
            "order_id" => PropertyColumn.OrderId,
            _ => PropertyColumn.None,
        };
        if (planned.Type == PropertyType.String)
            _texts = [.. planned.Enum.Select(Encoding.UTF8.GetBytes)];
        else
            _numbers = [.. planned.Enum.Select(text => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))];
    }

    public PlannedProperty Planned { get; }

    /// <summary>The column in which it may stand instead.</summary>
    public PropertyColumn Column { get; }

    /// <summary>Whether the reader stands on this property's name.</summary>
    public bool IsNamed(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? reader.ValueTextEquals(_name) : reader.ValueSpan.SequenceEqual(_name);

    /// <summary>Checks the value that the reader stands on; a null counts as absent and is not passed here.</summary>
    public PlanProblem? Check(ref Utf8JsonReader reader) => Planned.Type switch
    {
        PropertyType.String when reader.TokenType == JsonTokenType.String => CheckText(ref reader),
        PropertyType.Number or PropertyType.Integer when reader.TokenType == JsonTokenType.Number => CheckNumber(ref reader),
        PropertyType.Boolean when reader.TokenType is JsonTokenType.True or JsonTokenType.False => null,
        PropertyType.Timestamp when IsTimestamp(ref reader) => null,
        PropertyType.Array when reader.TokenType == JsonTokenType.StartArray => null,
        PropertyType.Object when reader.TokenType == JsonTokenType.StartObject => null,
        _ => WrongType(ref reader),
    };

    /// <summary>Checks a number against the type, the enum and the range.</summary>
    public PlanProblem? CheckNumber(decimal number)
    {
        if (number < Planned.Minimum || number > Planned.Maximum)
            return Problem(Codes.OutOfRange, $"is {number}", $"The plan allows {Range()}.");
        if (Planned.Type == PropertyType.Integer && number != decimal.Truncate(number))
            return Problem(Codes.WrongType, $"is {number}", "Send a whole number.");
        if (_numbers.Length > 0 && Array.IndexOf(_numbers, number) < 0)
            return Problem(Codes.NotInEnum, $"is {number}", $"The plan allows {Allowed()}.");
        return null;
    }

    /// <summary>Checks a text that stands in a column.</summary>
    public PlanProblem? CheckText(string text)
    {
        if (_texts.Length > 0 && !Planned.Enum.Contains(text))
            return Problem(Codes.NotInEnum, $"is '{Texts.Shorten(text)}'", $"The plan allows {Allowed()}.");
        return CheckPattern(text);
    }

    /// <summary>The problem that the property is absent.</summary>
    public PlanProblem Missing() => Problem(Codes.MissingProperty,
        "is missing", $"Send '{Planned.Name}', or make it optional in the plan.");

    /// <summary>The problem that the property stands twice.</summary>
    public PlanProblem Twice() => Problem(Codes.DuplicateProperty, "stands twice", "Send each property once.");

    private PlanProblem? CheckText(ref Utf8JsonReader reader)
    {
        if (_texts.Length > 0 && !IsAllowed(ref reader))
            return Problem(Codes.NotInEnum, $"is '{Texts.Shorten(reader.GetString()!)}'", $"The plan allows {Allowed()}.");
        if (Planned.Pattern is null)
            return null;

        // UTF-16 text is never longer than its UTF-8 bytes.
        var length = reader.ValueSpan.Length;
        if (length > MaximumPatternText)
            return CheckPattern(reader.GetString());
        var buffer = ArrayPool<char>.Shared.Rent(length);
        try
        {
            return CheckPattern(buffer.AsSpan(0, reader.CopyString(buffer)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private PlanProblem? CheckPattern(ReadOnlySpan<char> text)
    {
        if (Planned.Pattern is not { } pattern)
            return null;
        // What has a pattern often says the same many times (a currency), and comparing is quicker than matching.
        if (text.Length > 0 && text.SequenceEqual(_latestMatch))
            return null;
        try
        {
            if (text.Length <= MaximumPatternText && pattern.IsMatch(text))
            {
                if (text.Length <= MaxRememberedLength)
                    _latestMatch = text.ToString();
                return null;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return Problem(Codes.Pattern,
                $"could not be matched within {WholeTextPattern.MaxWait.TotalSeconds} s", "Simplify the pattern in the plan.");
        }

        return Problem(Codes.Pattern,
            $"is '{Texts.Shorten(text.ToString())}'",
            $"The plan asks for {pattern.Text}, {MaximumPatternText} characters at most.");
    }

    private PlanProblem? CheckNumber(ref Utf8JsonReader reader)
    {
        if (!reader.TryGetDecimal(out var number))
            return Problem(Codes.OutOfRange,
                $"is {Texts.Shorten(Encoding.UTF8.GetString(reader.ValueSpan))}, beyond what can be calculated with",
                "Send a number below 7.9E+28.");
        return CheckNumber(number);
    }

    private bool IsAllowed(ref Utf8JsonReader reader)
    {
        foreach (var text in _texts)
            if (reader.ValueTextEquals(text))
                return true;

        return false;
    }

    private static bool IsTimestamp(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out _))
            return false;

        // Without a zone the parser takes the machine's own, which says nothing of the sender's.
        var text = reader.ValueSpan;
        var time = text.IndexOf((byte)'T');
        return time > 0 && (text[^1] == (byte)'Z' || text[time..].IndexOfAny((byte)'+', (byte)'-') > 0);
    }

    private PlanProblem WrongType(ref Utf8JsonReader reader) => Problem(Codes.WrongType, $"is {Describe(ref reader)}", Planned.Type switch
    {
        PropertyType.String => "Send a text.",
        PropertyType.Number or PropertyType.Integer => "Send a number.",
        PropertyType.Boolean => "Send true or false.",
        PropertyType.Timestamp => "Send an ISO 8601 time with zone, as 2026-03-31T12:00:00Z.",
        PropertyType.Array => "Send a list.",
        _ => "Send an object.",
    });

    private static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => $"the text '{Texts.Shorten(reader.GetString()!)}'",
        JsonTokenType.Number => $"the number {Texts.Shorten(Encoding.UTF8.GetString(reader.ValueSpan))}",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.StartArray => "a list",
        _ => "an object",
    };

    private string Allowed() => string.Join(", ", Planned.Enum.Take(20)) + (Planned.Enum.Count > 20 ? " ..." : "");

    private string Range() => (Planned.Minimum, Planned.Maximum) switch
    {
        ({ } low, { } high) => $"{low} to {high}",
        ({ } low, null) => $"{low} and above",
        _ => $"{Planned.Maximum} and below",
    };

    private PlanProblem Problem(string code, string what, string remedy) =>
        new(code, Planned.Name, $"'{Planned.Name}' {what}. {remedy}");
}
