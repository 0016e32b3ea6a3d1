using System.Buffers;
using System.Text;
using System.Text.Json;
using Cairn.Model;
using Codes = Cairn.Plan.PlanProblemCodes;

namespace Cairn.Plan.Checking;

/// <summary>
/// Checks the JSON of an event's properties in one pass over its UTF-8 bytes. Bounded: length, depth and number of
/// properties; nothing is allocated unless something is wrong.
/// </summary>
internal static class PropertiesCheck
{
    public const int MaximumLength = 1024 * 1024;
    public const int MaximumProperties = 1000;
    private const int MaximumDepth = 32;
    private const int StackBytes = 1024;
    private const int RememberedNames = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaximumDepth };

    public static PlanProblem? Run(EventRules rules, Event e)
    {
        if (e.Properties == "{}")
            return CheckRequired(rules, e, present: 0);
        if (e.Properties.Length > MaximumLength)
            return new PlanProblem(Codes.TooLarge, "properties",
                $"the properties have {e.Properties.Length:N0} characters. Send at most {MaximumLength:N0}.");

        var longest = Encoding.UTF8.GetMaxByteCount(e.Properties.Length);
        byte[]? rented = null;
        var buffer = longest <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(longest);
        try
        {
            return Walk(rules, e, buffer[..Encoding.UTF8.GetBytes(e.Properties, buffer)]);
        }
        catch (JsonException error)
        {
            return new PlanProblem(Codes.BadJson, "properties",
                $"the properties are not valid JSON, at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}. "
                + $"Send one JSON object, nested {MaximumDepth} deep at most.");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to an escaped half of a surrogate pair, which JSON's grammar allows and Unicode does not.
            return new PlanProblem(Codes.BadJson, "properties",
                "the properties hold an escape that is no Unicode character. Send well-formed text.");
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static PlanProblem? Walk(EventRules rules, Event e, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return new PlanProblem(Codes.BadJson, "properties",
                "the properties are no JSON object. Send them as {\"name\": value}.");

        // Names that are not planned are remembered by where they stand, to find repeated ones.
        Span<(int Start, int Length)> others = stackalloc (int, int)[RememberedNames];
        ulong present = 0;
        var (count, otherCount, expected, plainly) = (0, 0, 0, true);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (++count > MaximumProperties)
                return new PlanProblem(Codes.TooLarge, "properties",
                    $"there are more than {MaximumProperties} properties. Send lists as lists.");

            var index = Find(rules.Properties, ref reader, expected);
            if (index < 0)
            {
                plainly &= !reader.ValueIsEscaped && otherCount < RememberedNames;
                if (plainly && !Remember(json, ref reader, others, ref otherCount))
                    return Twice(reader.GetString()!);
                reader.Read();
            }
            else if ((present & (1UL << index)) != 0)
            {
                return rules.Properties[index].Twice();
            }
            else if (reader.Read() && reader.TokenType != JsonTokenType.Null)
            {
                present |= 1UL << index;
                expected = index + 1;
                if (rules.Properties[index].Check(ref reader) is { } problem)
                    return problem;
            }

            reader.Skip();
        }

        // Anything after the closing brace throws here.
        reader.Read();
        if (json.IndexOf("\\u"u8) >= 0)
            ReadTexts(json);
        return (plainly ? null : FindRepeated(json)) ?? CheckRequired(rules, e, present);
    }

    /// <summary>
    /// Throws when an escape in any name or text is half of a surrogate pair. The warehouse's functions find nothing at all in
    /// properties that hold one, so that it would cost its neighbours.
    /// </summary>
    private static void ReadTexts(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        while (reader.Read())
            if (reader.ValueIsEscaped && reader.TokenType is (JsonTokenType.String or JsonTokenType.PropertyName))
                reader.GetString();
    }

    /// <summary>The index of the property that the reader stands on, -1 when it is not planned.</summary>
    private static int Find(PropertyRules[] properties, ref Utf8JsonReader reader, int expected)
    {
        // Senders keep to an order, most often the plan's, so the search begins behind the last one found.
        for (var i = expected; i < properties.Length; i++)
            if (properties[i].IsNamed(ref reader))
                return i;
        for (var i = 0; i < expected; i++)
            if (properties[i].IsNamed(ref reader))
                return i;

        return -1;
    }

    private static bool Remember(
        ReadOnlySpan<byte> json, ref Utf8JsonReader reader, scoped Span<(int Start, int Length)> others, ref int count)
    {
        foreach (var (start, length) in others[..count])
            if (reader.ValueSpan.SequenceEqual(json.Slice(start, length)))
                return false;

        others[count++] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return true;
    }

    /// <summary>The slow and exact way, for names that are escaped or very many.</summary>
    private static PlanProblem? FindRepeated(ReadOnlySpan<byte> json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!names.Add(name))
                return Twice(name);
            reader.Skip();
        }

        return null;
    }

    private static PlanProblem Twice(string name) =>
        new(Codes.DuplicateProperty, name, $"'{Texts.Shorten(name)}' stands twice. Send each property once.");

    private static PlanProblem? CheckRequired(EventRules rules, Event e, ulong present)
    {
        for (var i = 0; i < rules.Properties.Length; i++)
        {
            if ((present & (1UL << i)) == 0 && CheckAbsent(rules.Properties[i], e) is { } problem)
                return problem;
        }

        return null;
    }

    /// <summary>A property that is not in the JSON may stand in the event's own column.</summary>
    private static PlanProblem? CheckAbsent(PropertyRules property, Event e) => property.Column switch
    {
        PropertyColumn.Value when e.Value is not null => null,
        PropertyColumn.Currency when e.Currency.Length > 0 => property.CheckText(e.Currency),
        PropertyColumn.OrderId when e.OrderId.Length > 0 => property.CheckText(e.OrderId),
        _ => property.Planned.Required ? property.Missing() : null,
    };
}
