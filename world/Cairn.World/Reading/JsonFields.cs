using System.Globalization;
using System.Text.Json;

namespace Cairn.World.Reading;

/// <summary>The fields of one object in a list. What is absent or of another kind is an error with its place.</summary>
/// <param name="element">The object; it lives until the next one is read.</param>
/// <param name="place">Where it stands.</param>
/// <param name="remedy">What to do when it is wrong, as a sentence.</param>
internal readonly struct JsonFields(JsonElement element, JsonPlace place, string remedy)
{
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Where the object stands.</summary>
    public JsonPlace Place => place;

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "a text");

    /// <summary>A text, or null when it is absent or null.</summary>
    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => Text(name, value),
        { } value => throw Other(name, value, "a text"),
    };

    /// <summary>A number that must be there.</summary>
    public double Number(string name) => OptionalNumber(name) ?? throw Missing(name, "a number");

    /// <summary>A finite number, or null when it is absent or null.</summary>
    public double? OptionalNumber(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        { } value => throw Other(name, value, "a number"),
    };

    /// <summary>A count, 0 or more; 0 when it is absent.</summary>
    public long Count(string name) => Find(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) && number >= 0 => number,
        { } value => throw Other(name, value, "a whole number, 0 or more"),
    };

    /// <summary>A seed, 0 or more; 0 when it is absent.</summary>
    public ulong Seed(string name) => Find(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } value when value.TryGetUInt64(out var number) => number,
        { } value => throw Other(name, value, "a whole number, 0 or more"),
    };

    /// <summary>true or false; false when it is absent.</summary>
    public bool Flag(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        { } value => throw Other(name, value, "true or false"),
    };

    /// <summary>A moment in ISO 8601, UTC unless it names an offset; a day stands for its first moment.</summary>
    public DateTimeOffset? OptionalTime(string name)
    {
        if (OptionalText(name) is not { } text)
            return null;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, styles, out var time)
            ? time
            : throw place.Wrong(name, $"is '{text}', which is no time",
                "Write times in ISO 8601, as 2026-01-05T09:30:00Z or 2026-01-05.");
    }

    /// <summary>A moment that must be there.</summary>
    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw Missing(name, "a time");

    /// <summary>A list of texts; empty when it is absent.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Find(name) is { } value ? Texts(name, value) : [];

    /// <summary>Lists of texts by name; empty when it is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TextLists(string name)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var property in Properties(name))
            lists[property.Name] = Texts($"{name}.{property.Name}", property.Value);
        return lists;
    }

    /// <summary>Lists of whole numbers of 0 or more by name; empty when it is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> CountLists(string name)
    {
        var lists = new Dictionary<string, IReadOnlyList<long>>(StringComparer.Ordinal);
        foreach (var property in Properties(name))
        {
            var path = $"{name}.{property.Name}";
            if (property.Value.ValueKind != JsonValueKind.Array)
                throw Other(path, property.Value, "a list");
            var counts = new List<long>();
            foreach (var value in property.Value.EnumerateArray())
                counts.Add(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0
                    ? count
                    : throw Other(path, value, "a whole number of 0 or more"));
            lists[property.Name] = counts;
        }

        return lists;
    }

    /// <summary>Numbers by name and name, as <c>{"browser":{"Chrome":0.18}}</c>; empty when it is absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Numbers(string name)
    {
        var outer = new Dictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var property in Properties(name))
        {
            var path = $"{name}.{property.Name}";
            if (property.Value.ValueKind != JsonValueKind.Object)
                throw Other(path, property.Value, "an object");
            var inner = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var entry in property.Value.EnumerateObject())
            {
                inner[entry.Name] = entry.Value.ValueKind == JsonValueKind.Number
                    ? entry.Value.GetDouble()
                    : throw Other($"{path}.{entry.Name}", entry.Value, "a number");
            }

            outer[property.Name] = inner;
        }

        return outer;
    }

    /// <summary>A field has a value that cannot be.</summary>
    public WorldException Wrong(string name, string problem) => place.Wrong(name, problem, remedy);

    private string Text(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException failure)
        {
            throw new WorldException(Wrong(name, "is not Unicode text.").Message, remedy, failure);
        }
    }

    private JsonElement.ObjectEnumerator Properties(string name) => Find(name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Object } value => value.EnumerateObject(),
        { } value => throw Other(name, value, "an object"),
    };

    private string[] Texts(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Other(name, value, "a list of texts");
        var texts = new string[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
            texts[index++] = item.ValueKind == JsonValueKind.String ? Text(name, item) : throw Other(name, item, "a list of texts");
        return texts;
    }

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private WorldException Missing(string name, string kind) => place.Wrong("", $"has no '{name}', which must be {kind}.", remedy);

    private WorldException Other(string name, JsonElement value, string kind)
    {
        const int longest = 60;
        var text = value.GetRawText();
        return place.Wrong(name, $"is {(text.Length > longest ? text[..longest] + "..." : text)}; it must be {kind}.", remedy);
    }
}
