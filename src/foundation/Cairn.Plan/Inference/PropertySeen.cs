using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Model;

namespace Cairn.Plan.Inference;

/// <summary>What was seen of one property: its types, its values while they are few, its range.</summary>
internal sealed class PropertySeen
{
    private const int MaximumValues = 12;
    private const int MaxValueLength = 40;

    private readonly SortedDictionary<string, long> _values = new(StringComparer.Ordinal);
    private bool _hasTooMany;

    /// <summary>Values that were neither null nor absent.</summary>
    public long Count { get; private set; }

    public long Texts { get; private set; }

    public long Times { get; private set; }

    public long Addresses { get; private set; }

    public long Numbers { get; private set; }

    public long WholeNumbers { get; private set; }

    public long Flags { get; private set; }

    public long Lists { get; private set; }

    public long Objects { get; private set; }

    public decimal? Minimum { get; private set; }

    public decimal? Maximum { get; private set; }

    /// <summary>The different texts; empty when they are too many or too long to be a choice.</summary>
    public IReadOnlyCollection<string> Values => _hasTooMany ? [] : _values.Keys;

    /// <summary>Looks at one value.</summary>
    public void Add(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                AddText(value.GetString()!);
                break;
            case JsonValueKind.Number:
                AddNumber(value);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Flags++;
                break;
            case JsonValueKind.Array:
                Lists++;
                break;
            case JsonValueKind.Object:
                Objects++;
                break;
            default:
                return;
        }
        Count++;
    }

    /// <summary>The one type that all values have; null when they differ.</summary>
    public PropertyType? Type => Count switch
    {
        0 => null,
        _ when Times == Count => PropertyType.Timestamp,
        _ when Texts == Count => PropertyType.String,
        _ when WholeNumbers == Count => PropertyType.Integer,
        _ when Numbers == Count => PropertyType.Number,
        _ when Flags == Count => PropertyType.Boolean,
        _ when Lists == Count => PropertyType.Array,
        _ when Objects == Count => PropertyType.Object,
        _ => null,
    };

    private void AddText(string text)
    {
        Texts++;
        if (text.Length <= MaxValueLength && IsoTime.TryParse(Encoding.UTF8.GetBytes(text), out _, out var hasZone) && hasZone)
            Times++;
        if (text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && text.IndexOf('.', at) > at + 1 && !text.Contains(' ', StringComparison.Ordinal))
            Addresses++;
        if (_hasTooMany)
            return;
        _hasTooMany = text.Length is 0 or > MaxValueLength || text.Any(char.IsControl) || (_values.Count == MaximumValues && !_values.ContainsKey(text));
        if (!_hasTooMany)
            _values[text] = _values.GetValueOrDefault(text) + 1;
    }

    private void AddNumber(JsonElement value)
    {
        Numbers++;
        if (!value.TryGetDecimal(out var number))
            return;
        if (number == decimal.Truncate(number) && decimal.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            WholeNumbers++;
        Minimum = Minimum is { } least ? Math.Min(least, number) : number;
        Maximum = Maximum is { } most ? Math.Max(most, number) : number;
    }
}
