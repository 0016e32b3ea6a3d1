using Cairn.Import.Mapping;
using Cairn.Import.Reading;

namespace Cairn.Import.Decoding;

/// <summary>
/// Says which events a row gives, from its columns alone: so the number of events, and with it every event's place in the
/// log, depends on nothing but the file and the mapping.
/// </summary>
internal sealed class RowRules
{
    private readonly Condition[] _rows;
    private readonly (Condition[] When, int LastOf)[] _further;

    public RowRules(ImportMapping mapping, ColumnPlaces places)
    {
        Condition Placed(RowCondition condition) => new(places.Of(condition.Column), condition);
        _rows = [.. mapping.Rows.Select(Placed)];
        _further = [.. mapping.Also.Select(also =>
            (also.When.Select(Placed).ToArray(), also.LastOf is { } column ? places.Of(column) : -1))];
        NeedsNextRow = _further.Any(also => also.LastOf >= 0);
    }

    /// <summary>How many further events a row can give at most.</summary>
    public int FurtherCount => _further.Length;

    /// <summary>Whether the row after has to be known.</summary>
    public bool NeedsNextRow { get; }

    /// <summary>Whether the row gives events at all.</summary>
    public bool Selects(Row row) => AllHold(_rows, row);

    /// <summary>Whether the row gives the further event <paramref name="part"/> (from 1).</summary>
    /// <param name="part">The further event.</param>
    /// <param name="row">The row.</param>
    /// <param name="next">The next row that has no fault and is selected; null at the end of the log.</param>
    public bool Gives(int part, Row row, Row? next)
    {
        var (when, lastOf) = _further[part - 1];
        return (lastOf < 0 || next is null || !row.Field(lastOf).SequenceEqual(next.Field(lastOf))) && AllHold(when, row);
    }

    private static bool AllHold(Condition[] conditions, Row row)
    {
        foreach (var condition in conditions)
            if (!condition.Holds(row))
                return false;
        return true;
    }

    private sealed class Condition(int column, RowCondition rule)
    {
        private readonly TextCache _texts = new(TextForm.Plain);

        public bool Holds(Row row) => rule.Values.Contains(_texts.Get(row.Field(column))) != rule.IsNegated;
    }
}
