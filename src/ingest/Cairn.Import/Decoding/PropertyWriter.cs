using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Import.Decoding;

/// <summary>Writes an event's properties as one JSON object. Empty fields are left out. Not thread-safe.</summary>
internal sealed class PropertyWriter
{
    private readonly Column[] _columns;
    private readonly RestColumns? _rest;
    private readonly JsonObjectText _json = new();
    private NumberForm _form;

    public PropertyWriter(ImportMapping mapping, ColumnPlaces places, IReadOnlyList<string> header)
    {
        _columns = [.. mapping.Properties.Select(property => new Column(
            property.Name, JsonObjectText.Key(property.Name), new FieldReader(property.Field, places), property.Type,
            places.DecimalMarkOf(property.Field), property.Field.IsSum ? new ListSum(property.Field, places, places.DecimalMarkOf(property.Field)) : null))];
        _rest = mapping.Rest is { } prefix ? new RestColumns(prefix, places.Used, header, mapping.Properties) : null;
    }

    /// <summary>The object, or what is wrong with a property.</summary>
    public DecodeProblem? TryWrite(Row row, string eventName, out string json)
    {
        json = "{}";
        if (_columns.Length == 0 && _rest is null)
            return null;
        _json.Begin();
        foreach (var column in _columns)
        {
            if (column.Field.AppliesTo(eventName) && WriteColumn(row, column) is { } problem)
                return problem;
        }
        if (_rest is not null)
            WriteRest(row, _rest);
        json = _json.End();
        return null;
    }

    private DecodeProblem? WriteColumn(Row row, in Column column)
    {
        if (column.Sum is not null)
            return WriteSum(row, column);
        var only = column.Field.OnlyColumn;
        var text = only >= 0 ? row.Field(only) : Encoding.UTF8.GetBytes(column.Field.Read(row));
        if (text.IsEmpty)
            return null;
        var isJson = only >= 0 && row.IsJson(only);
        if (column.Type is not { } type)
        {
            Write(column.Key, text, isJson);
            return null;
        }
        _form = NumberForm.None;
        if (TryWriteTyped(column, text, type, isJson))
            return null;
        var reason = _form == NumberForm.None
            ? $"the property {column.Name} is '{Shown(text)}', which is no {type.ToString().ToLowerInvariant()}"
            : $"the property {column.Name}: {MoneyReader.ReasonOf(_form, text, column.Mark)}";
        return new DecodeProblem(_form == NumberForm.Either ? DecodeCodes.AmbiguousNumber : "property_type", column.Name, reason);
    }

    private DecodeProblem? WriteSum(Row row, in Column column)
    {
        var problem = column.Sum!.TryAdd(row, out var sum);
        if (problem is null && sum is { } number)
            _json.AddNumber(column.Key, number);
        return problem is null ? null : problem with { Code = "property_type" };
    }

    private bool TryWriteTyped(in Column column, ReadOnlySpan<byte> text, PropertyType type, bool isJson)
    {
        var key = column.Key;
        switch (type)
        {
            case PropertyType.Number:
                return TryWriteNumber(key, text.Trim((byte)' '), isJson ? '.' : column.Mark);
            case PropertyType.Integer:
                text = text.Trim((byte)' ');
                if (!MoneyReader.TryParse(text, isJson ? '.' : column.Mark, out var integer, out _form) || !decimal.IsInteger(integer))
                    return false;
                _json.AddNumber(key, decimal.Truncate(integer));
                return true;
            case PropertyType.Boolean:
                if (BooleanOf(text) is not { } flag)
                    return false;
                _json.AddJson(key, flag ? "true"u8 : "false"u8);
                return true;
            case PropertyType.Array or PropertyType.Object:
                return TryWriteJson(key, text, type == PropertyType.Array ? JsonTokenType.StartArray : JsonTokenType.StartObject);
            default:
                Write(key, text, isJson: isJson && type != PropertyType.String);
                return true;
        }
    }

    private bool TryWriteNumber(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, char? mark)
    {
        if (mark == '.' && IsPlainNumber(text))
        {
            _json.AddJson(key, text);
            return true;
        }
        if (MoneyReader.TryParse(text, mark, out var exact, out _form))
        {
            _json.AddNumber(key, exact);
            return true;
        }
        // What has an exponent or more digits than a decimal is a program's number, with a point.
        if (_form != NumberForm.None || !Utf8Parser.TryParse(text, out double number, out var used) || used != text.Length || !double.IsFinite(number))
            return false;
        _json.AddNumber(key, number);
        return true;
    }

    /// <summary>Digits with a point at most, as JSON writes them too: copied, which is by far the most frequent case.</summary>
    private static bool IsPlainNumber(ReadOnlySpan<byte> text)
    {
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "0"u8 : text[(point + 1)..];
        return whole.Length is > 0 and <= 18 && (whole.Length == 1 || whole[0] != '0') && fraction.Length is > 0 and <= 8
            && whole.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && fraction.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    private bool TryWriteJson(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, JsonTokenType start)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            if (!reader.Read() || reader.TokenType != start)
                return false;
            reader.Skip();
            if (reader.Read())
                return false;
        }
        catch (JsonException)
        {
            return false;
        }
        Write(key, text, isJson: true);
        return true;
    }

    private void WriteRest(Row row, RestColumns rest)
    {
        foreach (var (place, key) in rest.Upto(row.FieldCount))
        {
            var text = row.Field(place);
            if (!text.IsEmpty)
                Write(key, text, row.IsJson(place));
        }
    }

    private void Write(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, bool isJson)
    {
        if (isJson)
            _json.AddJson(key, text);
        else
            _json.AddText(key, text);
    }

    private static bool? BooleanOf(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "yes"u8))
            return true;
        if (text.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(text, "false"u8) || Ascii.EqualsIgnoreCase(text, "no"u8))
            return false;
        return null;
    }

    private static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 60)]);

    private readonly record struct Column(string Name, byte[] Key, FieldReader Field, PropertyType? Type, char? Mark, ListSum? Sum);
}
