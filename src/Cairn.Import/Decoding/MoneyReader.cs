using System.Buffers.Text;
using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Warehouse.Native;

namespace Cairn.Import.Decoding;

/// <summary>
/// Reads an event's money exactly: what is no plain number is refused, and nothing is rounded. Whether it may be negative
/// is for the plan to say.
/// </summary>
internal sealed class MoneyReader(FieldSource source, ColumnPlaces places)
{
    /// <summary>A decimal holds 28 digits exactly; sign and point come on top.</summary>
    private const int MostDigits = 30;

    private readonly FieldReader _field = new(source, places);

    /// <summary>The value, null when the row says none, or what is wrong.</summary>
    public DecodeProblem? TryRead(Record record, string eventName, out decimal? value)
    {
        value = null;
        if (!_field.AppliesTo(eventName))
            return null;
        var text = _field.OnlyColumn >= 0 ? record.Field(_field.OnlyColumn).Trim((byte)' ') : Encoding.UTF8.GetBytes(_field.Read(record).Trim());
        if (text.IsEmpty)
            return null;
        // The parser rounds what has an exponent or too many digits, and money is never rounded here.
        if (text.IndexOfAny((byte)'e', (byte)'E') >= 0 || !Utf8Parser.TryParse(text, out decimal number, out var used) || used != text.Length)
            return Problem("value_not_a_number", $"the value '{Shown(text)}' is not a plain number such as 1234.50");
        if (text.Length > MostDigits || !Money.Fits(number))
            return Problem("value_too_precise", $"the value {number} has more than {Money.Decimals} decimals or 20 digits before them");
        value = number;
        return null;
    }

    private static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 60)]);

    private DecodeProblem Problem(string code, string reason) => new(code, _field.ColumnName, reason);
}
