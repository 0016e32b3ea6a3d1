using System.Buffers.Text;
using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Import.Decoding;

/// <summary>
/// Reads an event's money exactly: what is no plain number is rejected, and nothing is rounded. Whether it may be negative
/// is for the plan to say.
/// </summary>
internal sealed class MoneyReader
{
    /// <summary>A decimal holds 28 digits exactly; sign and point come on top.</summary>
    private const int MaxDigits = 30;

    private readonly FieldReader _field;
    private readonly char? _mark;
    private readonly ListSum? _sum;

    public MoneyReader(FieldSource source, ColumnPlaces places)
    {
        _field = new FieldReader(source, places);
        _mark = places.DecimalMarkOf(source);
        _sum = source.IsSum ? new ListSum(source, places, _mark) : null;
    }

    /// <summary>The value, null when the row says none, or what is wrong.</summary>
    public DecodeProblem? TryRead(Row row, string eventName, out decimal? value)
    {
        value = null;
        if (!_field.AppliesTo(eventName))
            return null;
        var problem = _sum is not null ? _sum.TryAdd(row, out value) : TryReadOne(row, out value);
        if (problem is null && value is { } number && !Money.Fits(number))
            return TooPrecise(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return problem;
    }

    private DecodeProblem? TryReadOne(Row row, out decimal? value)
    {
        value = null;
        var only = _field.OnlyColumn;
        var text = only >= 0 ? row.Field(only).Trim((byte)' ') : Encoding.UTF8.GetBytes(_field.Read(row).Trim());
        if (text.IsEmpty)
            return null;
        if (!TryParse(text, only >= 0 && row.IsJson(only) ? '.' : _mark, out var number, out var form))
            return new DecodeProblem(CodeOf(form), _field.ColumnName, ReasonOf(form, text, _mark));
        if (text.Length > MaxDigits)
            return TooPrecise(Encoding.UTF8.GetString(text));
        value = number;
        return null;
    }

    /// <summary>Reads a number exactly.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, char? mark, out decimal number, out NumberForm form)
    {
        (number, form) = (0, NumberForm.None);
        // The parser rounds what has an exponent or too many digits, and money is never rounded here.
        if (text.IndexOfAny((byte)'e', (byte)'E') >= 0)
            return false;
        if ((mark == '.' || text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0) && TryParsePlain(text, out number))
            return true;
        Span<byte> plain = stackalloc byte[NumberText.MaxLength];
        form = NumberText.Read(text, mark, plain, out var length);
        return form == NumberForm.Number && TryParsePlain(plain[..length], out number);
    }

    /// <summary>The code for a text that is no number of its column.</summary>
    public static string CodeOf(NumberForm form) => form == NumberForm.Either ? DecodeCodes.AmbiguousNumber : "value_not_a_number";

    /// <summary>Why a text is no number of its column, with what to do.</summary>
    public static string ReasonOf(NumberForm form, ReadOnlySpan<byte> text, char? mark) => form switch
    {
        NumberForm.Either => $"the value '{Shown(text)}' can be read in two ways, and nothing in its column shows which: say `decimal: \",\"` or `decimal: \".\"` in the mapping",
        NumberForm.OtherMark => $"the value '{Shown(text)}' has another decimal mark than the '{mark}' of its column",
        _ => $"the value '{Shown(text)}' is not a plain number such as 1234.50",
    };

    private static bool TryParsePlain(ReadOnlySpan<byte> text, out decimal number) =>
        Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;

    private static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 60)]);

    private DecodeProblem TooPrecise(string number) => new(
        "value_too_precise", _field.ColumnName, $"the value {number} has more than {Money.Decimals} decimals or 20 digits before them");
}
