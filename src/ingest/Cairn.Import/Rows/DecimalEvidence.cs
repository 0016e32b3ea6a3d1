using System.Text;
using Cairn.Import.Decoding;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Rows;

/// <summary>
/// What the numbers of a column show about its decimal mark: 12.50 and 1,249,000 prove a point, 12,50 and 1.249.000 a comma,
/// 1.249 and 1,249 nothing.
/// </summary>
internal sealed class DecimalEvidence(ColumnName column, int place)
{
    private char? _mark;
    private bool _isMixed;
    private (long Line, string Text)? _either;

    /// <summary>The mark that the column's numbers prove without contradiction; null: none.</summary>
    public char? Mark => _isMixed ? null : _mark;

    /// <summary>The column.</summary>
    public string Name => column.Name;

    public void Look(Row row)
    {
        var text = row.Field(place).Trim((byte)' ');
        if (text.IsEmpty || row.IsJson(place))
            return;
        if (NumberText.MarkOf(text) is { } mark)
        {
            _isMixed |= _mark is { } known && known != mark;
            _mark = mark;
        }
        else if (_either is null && !MoneyReader.TryParse(text, null, out _, out var form) && form == NumberForm.Either)
            _either = (row.Line, Encoding.UTF8.GetString(text));
    }

    /// <exception cref="UserException">A number of the column can be read in two ways, and no other one shows which is meant.</exception>
    public void RequireMark(string file, string mapping)
    {
        if (_either is not var (line, text) || Mark is not null)
            return;
        var others = _isMixed ? "other numbers of the column have both marks" : "no other number that was looked at shows which";
        throw new UserException(
            $"{file}, line {line}, column {column.Name}: '{text}' can be read in two ways, and {others}",
            $"Say in {mapping} which one is meant: `file: {{ decimal: \",\" }}` where 1.249 is one thousand, `file: {{ decimal: \".\" }}` where it is little more than one; "
            + "`decimal:` beside `column:` says it for one field.");
    }
}
