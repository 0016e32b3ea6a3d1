using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Plan.Shapes;

namespace Cairn.Plan.Inference;

/// <summary>The parts of a drafted plan as YAML.</summary>
internal static class DraftText
{
    private const int MaxNameLength = 200;
    private const int MinForEnum = 20;

    private static readonly JsonSerializerOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] MoneyWords = ["value", "total", "revenue", "price", "amount", "cost", "tax", "shipping", "discount"];

    private static readonly (string Word, string Kind)[] Personal =
        [("email", "email"), ("phone", "phone"), ("first_name", "name"), ("last_name", "name"), ("full_name", "name"), ("address", "address"), ("birth", "date_of_birth")];

    public static bool IsTitle(string name) => name.Length <= MaxNameLength && PlanNames.Title.IsMatch(name);

    public static bool IsWord(string name) => name.Length <= MaxNameLength && PlanNames.Word.IsMatch(name);

    public static bool IsProperty(string name) => name.Length <= MaxNameLength && PlanNames.Property.IsMatch(name);

    public static bool IsCurrency(string code) => PlanNames.Currency.IsMatch(code);

    /// <summary>A text as YAML: plain where nothing in it can be misread, else as JSON writes it, which is YAML too.</summary>
    public static string Quote(string text) =>
        text.Contains(' ', StringComparison.Ordinal) && text.All(c => char.IsAsciiLetter(c) || c == ' ') && !text.StartsWith(' ') && !text.EndsWith(' ')
            ? text
            : JsonSerializer.Serialize(text, Layout);

    /// <summary>A text on one line behind #.</summary>
    public static string Remark(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 80 ? line : line[..80];
    }

    /// <summary>A property's line; a remark where it has no one type.</summary>
    public static string PropertyOf(string name, PropertySeen seen)
    {
        if (seen.Type is not { } type)
            return $"# {name}: seen as texts {seen.Texts}, numbers {seen.Numbers}, flags {seen.Flags}, lists {seen.Lists}, objects {seen.Objects}: choose one";
        var parts = new List<string> { $"type: {type.ToString().ToLowerInvariant()}" };
        var remarks = new List<string>();
        if (type is PropertyType.Number or PropertyType.Integer && seen is { Minimum: { } minimum, Maximum: { } maximum })
        {
            if (minimum >= 0)
                parts.Add("minimum: 0");
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}"));
            if (MoneyWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                remarks.Add("likely money");
        }
        if (type == PropertyType.String)
            AddText(name, seen, parts, remarks);
        return $"{Quote(name)}: {{ {string.Join(", ", parts)} }}{(remarks.Count > 0 ? "   # " + string.Join("; ", remarks) : "")}";
    }

    private static void AddText(string name, PropertySeen seen, List<string> parts, List<string> remarks)
    {
        if (seen.Addresses * 2 > seen.Count)
            parts.Add("pii: email");
        else if (Array.Find(Personal, known => name.Contains(known.Word, StringComparison.OrdinalIgnoreCase)) is { Kind: { } kind })
            parts.Add($"pii: {kind}");
        else if (name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name == "id")
            remarks.Add("likely an identifier");
        else if (seen.Values.Count > 0 && seen.Count >= MinForEnum && seen.Values.Count * 4 <= seen.Count)
            parts.Add($"enum: [{string.Join(", ", seen.Values.Select(value => JsonSerializer.Serialize(value, Layout)))}]");
        else if (seen.Values.Count > 0)
            remarks.Add(Remark($"as {string.Join(", ", seen.Values.Take(3))}"));
    }
}
