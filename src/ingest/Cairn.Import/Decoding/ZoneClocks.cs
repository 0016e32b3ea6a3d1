using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Decoding;

/// <summary>The clocks that local times were read from: one for the whole log, or the one that each row names. Not thread-safe.</summary>
internal sealed class ZoneClocks
{
    /// <summary>More zones than there are; names beyond it are looked up each time.</summary>
    private const int MaxRemembered = 2000;

    private readonly LocalClock? _clock;
    private readonly FieldReader? _column;
    private readonly bool _isStrict;
    private readonly Dictionary<string, LocalClock?> _known = new(StringComparer.Ordinal);

    public ZoneClocks(TimeSource source, ColumnPlaces places)
    {
        _isStrict = source.Strict;
        _clock = source.Zone is null ? null : new LocalClock(source.Zone, _isStrict);
        _column = source.ZoneField is { } field ? new FieldReader(field, places) : null;
    }

    /// <summary>Makes an instant of what a clock on the wall showed, or says what is wrong.</summary>
    public DecodeProblem? Localise(Row row, ReadOnlySpan<byte> text, string timeColumn, ref long milliseconds)
    {
        var clock = _clock;
        if (_column is not null)
        {
            var zone = _column.Read(row).Trim();
            if (zone.Length == 0)
                return new DecodeProblem("zone_missing", _column.ColumnName, $"the time '{Shown(text)}' names no zone, and the row's zone is empty");
            if ((clock = ClockOf(zone)) is null)
                return new DecodeProblem("zone_unknown", _column.ColumnName,
                    $"'{zone[..Math.Min(zone.Length, 60)]}' is no time zone such as Europe/Berlin or +01:00; say what it means with `zone: {{ column: {_column.ColumnName}, names: {{ ... }} }}`");
        }
        if (clock is null)
            return new DecodeProblem(DecodeCodes.TimeWithoutZone, timeColumn, $"the time '{Shown(text)}' names no zone, and the mapping has none");
        if (clock.TryResolve(milliseconds, out milliseconds, out var code))
            return null;
        return new DecodeProblem(code, timeColumn, code == "time_skipped"
            ? $"the clocks of {clock.Zone} never showed '{Shown(text)}'"
            : $"the clocks of {clock.Zone} showed '{Shown(text)}' twice");
    }

    private LocalClock? ClockOf(string name)
    {
        if (_known.TryGetValue(name, out var known))
            return known;
        var clock = ZoneNames.Find(name) is { } zone ? new LocalClock(zone, _isStrict) : null;
        if (_known.Count < MaxRemembered)
            _known.Add(name, clock);
        return clock;
    }

    private static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
