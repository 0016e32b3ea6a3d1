using Cairn.Import.Decoding;
using Cairn.Import.Reading;

namespace Cairn.Import.Rows;

/// <summary>
/// Gives the rows of a log with their places. Invariant: a row's parts and places follow from the file's bytes and the
/// mapping alone, never from the plan, the clock or an earlier run; that is what makes an import repeatable.
/// </summary>
internal sealed class LogRecords(IRowReader reader, RowRules rules)
{
    private readonly Row _current = new();
    private readonly Row _previous = new();
    private bool _hasPrevious;
    private ulong _next;
    private long _read, _skipped;

    /// <summary>Rows read so far; in a request log calls, those that were passed over included.</summary>
    public long RowsRead => _read + PassedOver.Values.Sum();

    /// <summary>Rows that the mapping's <c>rows:</c> leave out, and calls that are no events.</summary>
    public long RowsSkipped => _skipped + PassedOver.Values.Sum();

    /// <summary>Calls that are no events, by reason.</summary>
    public IReadOnlyDictionary<string, long> PassedOver => reader.PassedOver;

    public IEnumerable<LogRecord> Read()
    {
        while (reader.Read(_current))
        {
            _read++;
            if (_current.Fault is null && !rules.Selects(_current))
            {
                _skipped++;
                continue;
            }
            if (_current.Fault is null && _hasPrevious)
            {
                foreach (var further in FurtherOf(_previous, _current))
                    yield return further;
            }
            yield return new LogRecord(_current, _current.Part, _next++);
            if (_current.Fault is not null || rules.FurtherCount == 0)
                continue;
            if (rules.NeedsNextRow)
            {
                _previous.CopyFrom(_current);
                _hasPrevious = true;
                continue;
            }
            foreach (var further in FurtherOf(_current, null))
                yield return further;
        }
        if (!_hasPrevious)
            yield break;
        foreach (var further in FurtherOf(_previous, null))
            yield return further;
    }

    private IEnumerable<LogRecord> FurtherOf(Row row, Row? next)
    {
        for (var part = 1; part <= rules.FurtherCount; part++)
            if (rules.Gives(part, row, next))
                yield return new LogRecord(row, part, _next++);
    }
}
