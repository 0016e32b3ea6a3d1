using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Decoding;

/// <summary>Reads an event's time as the mapping says. Not thread-safe.</summary>
internal sealed class TimeReader
{
    private const string ExcelFormat = "excel";
    private const int MaxTime = 100;
    private const long MillisecondsOfDay = 86_400_000;

    // 30 December 1899: Excel numbers 1 January 1900 as 1 and counts a 29 February 1900 that was none (ECMA-376 part 1, 18.17.4).
    private const long ExcelDayZero = -2_209_161_600_000;

    private readonly TimeSource _source;
    private readonly FieldReader _field;
    private readonly ZoneClocks _clocks;
    private readonly EpochUnit? _unit;
    private readonly bool _isCustom, _isSerial;
    private readonly long _since;

    public TimeReader(TimeSource source, ColumnPlaces places)
    {
        _source = source;
        _field = new FieldReader(source.Field, places);
        _clocks = new ZoneClocks(source, places);
        _unit = EpochUnit.Named(source.Format);
        _isSerial = source.Format == ExcelFormat;
        _isCustom = _unit is null && source.Format is not ("auto" or "iso" or "epoch" or ExcelFormat);
        _since = source.Since is { } since ? since.ToUnixTimeMilliseconds() : _isSerial ? ExcelDayZero : 0;
    }

    /// <summary>Milliseconds since 1970 UTC, or what is wrong.</summary>
    public DecodeProblem? TryRead(Row row, out long milliseconds)
    {
        milliseconds = 0;
        var text = _field.OnlyColumn >= 0 ? row.Field(_field.OnlyColumn).Trim((byte)' ') : Encoding.UTF8.GetBytes(_field.Read(row).Trim());
        if (text.IsEmpty)
            return Problem("time_missing", "the time is empty");
        if (text.Length > MaxTime)
            return Problem("time_unreadable", $"{text.Length} bytes stand where a time should");
        if (_isCustom)
            return ReadCustom(row, text, out milliseconds);
        if (_isSerial)
            return ReadSerial(row, text, out milliseconds);
        var isNumber = _unit is not null || _source.Format == "epoch" || (_source.Format == "auto" && LooksLikeEpoch(text));
        return isNumber ? ReadNumber(text, out milliseconds) : ReadIso(row, text, out milliseconds);
    }

    private DecodeProblem? ReadIso(Row row, ReadOnlySpan<byte> text, out long milliseconds)
    {
        if (!IsoTime.TryParse(text, out milliseconds, out var hasZone))
            return Unreadable(text, $"an ISO 8601 time such as 2024-03-01T12:00:00Z{FormatHint(text)}");
        return hasZone ? null : _clocks.Localise(row, text, _field.ColumnName, ref milliseconds);
    }

    private DecodeProblem? ReadNumber(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (!Utf8Parser.TryParse(text, out decimal number, out var used) || used != text.Length)
            return Unreadable(text, "a number");
        var unit = _unit ?? EpochUnit.Guess(number);
        if (Math.Abs(number) > 1e21m)
            return Problem("time_out_of_bounds", $"the time {number} lies far outside the calendar");
        var exact = _since + decimal.Floor(number * unit.Milliseconds);
        if (Math.Abs(exact) > 1e15m)
            return Problem("time_out_of_bounds", $"the time {number}, read as {unit.Name}, lies far outside the calendar");
        milliseconds = (long)exact;
        return null;
    }

    private DecodeProblem? ReadCustom(Row row, ReadOnlySpan<byte> utf8, out long milliseconds)
    {
        milliseconds = 0;
        var text = Encoding.UTF8.GetString(utf8);
        if (!DateTimeOffset.TryParseExact(text, _source.Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return Unreadable(utf8, $"a time in the format \"{_source.Format}\"");
        milliseconds = time.ToUnixTimeMilliseconds();
        return _source.Format.AsSpan().ContainsAny('z', 'K') ? null : _clocks.Localise(row, utf8, _field.ColumnName, ref milliseconds);
    }

    /// <summary>Excel's days and their fraction, with a point or a comma before it, on a clock whose zone the mapping says.</summary>
    private DecodeProblem? ReadSerial(Row row, ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        Span<byte> plain = stackalloc byte[MaxTime];
        text.CopyTo(plain);
        plain[..text.Length].Replace((byte)',', (byte)'.');
        if (!Utf8Parser.TryParse(plain[..text.Length], out decimal days, out var used) || used != text.Length)
            return Unreadable(text, "a serial date of Excel such as 45352.5");
        if (Math.Abs(days) > 3_000_000)
            return Problem("time_out_of_bounds", $"the time {days}, read as days, lies far outside the calendar");
        milliseconds = _since + (long)decimal.Round(days * MillisecondsOfDay);
        return _clocks.Localise(row, text, _field.ColumnName, ref milliseconds);
    }

    /// <summary>What a text that is no ISO 8601 may be.</summary>
    private static string FormatHint(ReadOnlySpan<byte> text)
    {
        var whole = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? text[..end] : text;
        if (whole.Length == 5 && (text.Length == 5 || text[5] is (byte)'.' or (byte)','))
            return "; a serial date of Excel is read with `format: excel`";
        return text.Length >= 8 && text[..8].IndexOfAny("./"u8) >= 0 ? "; another form is stated, for example with `format: \"dd.MM.yyyy HH:mm:ss\"`" : "";
    }

    /// <summary>A number of at least nine digits: fewer would be a year, a date without dashes, or a counter.</summary>
    private static bool LooksLikeEpoch(ReadOnlySpan<byte> text)
    {
        var whole = text.IndexOf((byte)'.') is var point and >= 0 ? text[..point] : text;
        return whole.Length >= 9 && whole.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    private DecodeProblem Unreadable(ReadOnlySpan<byte> text, string expected) =>
        Problem("time_unreadable", $"'{Encoding.UTF8.GetString(text)}' is not {expected}");

    private DecodeProblem Problem(string code, string reason) => new(code, _field.ColumnName, reason);
}
