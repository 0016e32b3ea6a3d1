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
    private const int LongestTime = 100;

    private readonly TimeSource _source;
    private readonly FieldReader _field;
    private readonly LocalClock? _clock;
    private readonly EpochUnit? _unit;
    private readonly bool _isCustom;
    private readonly decimal _since;

    public TimeReader(TimeSource source, ColumnPlaces places)
    {
        _source = source;
        _field = new FieldReader(source.Field, places);
        _clock = source.Zone is null ? null : new LocalClock(source.Zone, source.Strict);
        _unit = EpochUnit.Named(source.Format);
        _isCustom = _unit is null && source.Format is not ("auto" or "iso" or "epoch");
        _since = source.Since.ToUnixTimeMilliseconds();
    }

    /// <summary>Milliseconds since 1970 UTC, or what is wrong.</summary>
    public DecodeProblem? TryRead(Record record, out long milliseconds)
    {
        milliseconds = 0;
        var text = _field.OnlyColumn >= 0 ? record.Field(_field.OnlyColumn).Trim((byte)' ') : Encoding.UTF8.GetBytes(_field.Read(record).Trim());
        if (text.IsEmpty)
            return Problem("time_missing", "the time is empty");
        if (text.Length > LongestTime)
            return Problem("time_unreadable", $"{text.Length} bytes stand where a time should");
        if (_isCustom)
            return ReadCustom(text, out milliseconds);
        var isNumber = _unit is not null || _source.Format == "epoch" || (_source.Format == "auto" && LooksLikeEpoch(text));
        return isNumber ? ReadNumber(text, out milliseconds) : ReadIso(text, out milliseconds);
    }

    private DecodeProblem? ReadIso(ReadOnlySpan<byte> text, out long milliseconds)
    {
        if (!IsoTime.TryParse(text, out milliseconds, out var hasZone))
            return Unreadable(text, "an ISO 8601 time such as 2024-03-01T12:00:00Z");
        return hasZone ? null : Localise(text, ref milliseconds);
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

    private DecodeProblem? ReadCustom(ReadOnlySpan<byte> utf8, out long milliseconds)
    {
        milliseconds = 0;
        var text = Encoding.UTF8.GetString(utf8);
        if (!DateTimeOffset.TryParseExact(text, _source.Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return Unreadable(utf8, $"a time in the format \"{_source.Format}\"");
        milliseconds = time.ToUnixTimeMilliseconds();
        return _source.Format.AsSpan().ContainsAny('z', 'K') ? null : Localise(utf8, ref milliseconds);
    }

    private DecodeProblem? Localise(ReadOnlySpan<byte> text, ref long milliseconds)
    {
        if (_clock is null)
            return Problem(DecodeProblem.TimeWithoutZone, $"the time '{Encoding.UTF8.GetString(text)}' names no zone, and the mapping has none");
        if (_clock.TryResolve(milliseconds, out milliseconds, out var code))
            return null;
        return Problem(code, code == "time_skipped"
            ? $"the clocks of {_source.Zone} never showed '{Encoding.UTF8.GetString(text)}'"
            : $"the clocks of {_source.Zone} showed '{Encoding.UTF8.GetString(text)}' twice");
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
