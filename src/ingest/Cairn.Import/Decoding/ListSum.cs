using System.Text.Json;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Decoding;

/// <summary>Adds up the numbers of a list, each times its number in a second list where the mapping names one.</summary>
/// <remarks>A member that an element lacks is a hole: without a price the element costs nothing that is known, so the sum is rejected; without a quantity it is one piece.</remarks>
internal sealed class ListSum(FieldSource source, ColumnPlaces places, char? mark)
{
    private readonly int _numbers = places.Of(source.Columns[0]);
    private readonly int _times = source.Times is { } times ? places.Of(times) : -1;
    private readonly string _name = source.Columns[0].Name;

    /// <summary>The sum, null when the row has no list or an empty one, or what is wrong.</summary>
    public DecodeProblem? TryAdd(Row row, out decimal? sum)
    {
        sum = null;
        if (row.Field(_numbers).IsEmpty)
            return null;
        if (Parse(row, _numbers, "a price", out var numbers) is { } badNumber)
            return badNumber;
        decimal?[] times = [];
        if (_times >= 0 && Parse(row, _times, "a quantity", out times) is { } badTimes)
            return badTimes;
        if (numbers.Length == 0)
            return null;
        var total = 0m;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] is not { } number)
                return Problem($"element {i + 1} of the list has nothing to add up");
            try
            {
                total += number * (i < times.Length ? times[i] ?? 1 : 1);
            }
            catch (OverflowException)
            {
                return Problem("the sum is larger than any money");
            }
        }
        sum = total;
        return null;
    }

    private DecodeProblem? Parse(Row row, int column, string what, out decimal?[] numbers)
    {
        numbers = [];
        var list = row.Field(column);
        if (list.IsEmpty)
            return null;
        // Where an element of the list is a record of its own, its member stands alone.
        if (list[0] != '[')
        {
            var problem = ReadOne(list, row.IsJson(column), out var one);
            numbers = [one];
            return problem;
        }
        var read = new List<decimal?>();
        var json = new Utf8JsonReader(list);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.Null)
            {
                read.Add(null);
                continue;
            }
            var isNumber = json.TokenType == JsonTokenType.Number;
            if (!isNumber && json.TokenType != JsonTokenType.String)
                return Problem($"element {read.Count + 1} is not {what}");
            if (ReadOne(json.ValueSpan, isNumber, out var number) is { } problem)
                return problem;
            read.Add(number);
        }
        numbers = [.. read];
        return null;
    }

    private DecodeProblem? ReadOne(ReadOnlySpan<byte> text, bool isNumber, out decimal number) =>
        MoneyReader.TryParse(text, isNumber ? '.' : mark, out number, out var form)
            ? null
            : new DecodeProblem(MoneyReader.CodeOf(form), _name, MoneyReader.ReasonOf(form, text, mark));

    private DecodeProblem Problem(string reason) => new("value_not_a_number", _name, $"{_name} cannot be added up: {reason}");
}
