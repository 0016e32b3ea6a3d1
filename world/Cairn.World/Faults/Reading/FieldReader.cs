using System.Globalization;

namespace Cairn.World.Faults.Reading;

/// <summary>
/// Reads the fields of one fault and notes what is wrong with them. What cannot be read is null, 0 or empty then: the fault
/// is thrown away in any case.
/// </summary>
internal sealed class FieldReader(YamlNode fault, FaultShape shape, MistakeList mistakes)
{
    /// <summary>The value of a field that the kind takes and the file has.</summary>
    public YamlNode? Find(FaultField field) => shape.Use(field) is null ? null : fault.At(SnakeCase.Of(field.ToString()));

    /// <summary>Text that is not empty.</summary>
    public string? Text(FaultField field)
    {
        if (Find(field) is not { } node)
            return null;
        if (!string.IsNullOrWhiteSpace(node.Text))
            return node.Text;
        mistakes.Add(node, $"{SnakeCase.Of(field.ToString())} is {node.Describe()}; it must be a text");
        return null;
    }

    /// <summary>A name of the world; any text where the world is another one.</summary>
    /// <param name="field">The field.</param>
    /// <param name="noun">What it names.</param>
    /// <param name="names">The names that exist; null: not known here.</param>
    public string? Name(FaultField field, string noun, IReadOnlyList<string>? names)
    {
        var text = Text(field);
        if (text is not null && names is not null)
            CheckName(Find(field)!, noun, names);
        return text;
    }

    /// <summary>Notes a name that does not exist.</summary>
    public void CheckName(YamlNode node, string noun, IReadOnlyList<string> names)
    {
        if (node.Text is { } text && names.Contains(text))
            return;
        var remedy = Nearest.Of(node.Text ?? "", names) is { } nearest ? $"the nearest is {Quoted.Of(nearest)}" : "there are none";
        mistakes.Add(node, $"there is no {noun} {Quoted.Of(node.Text ?? "")}; {remedy}");
    }

    /// <summary>A number within bounds; the kind's default when it is absent.</summary>
    public double Number(FaultField field, double least, double most) => Find(field) is { } node
        ? Number(node, SnakeCase.Of(field.ToString()), least, most)
        : shape.Use(field)?.Default ?? 0;

    /// <summary>A whole number within bounds; 0 when it is absent.</summary>
    public int WholeNumber(FaultField field, int least, int most)
    {
        if (Find(field) is not { } node)
            return 0;
        if (int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        mistakes.Add(node, $"{SnakeCase.Of(field.ToString())} is {node.Describe()}; it must be a whole number from {least} to {most}");
        return 0;
    }

    /// <summary>Shares by name.</summary>
    /// <param name="names">The names that exist; null: not known here.</param>
    public IReadOnlyDictionary<string, double> Shares(IReadOnlyList<string>? names)
    {
        var shares = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (Find(FaultField.Shares) is not { } node)
            return shares;
        if (node.Entries is not { Count: > 0 } entries)
        {
            mistakes.Add(
                node,
                $"shares is {node.Describe()}; it must be a map of a {shape.SharesBy} to a share each, "
                + $"as {{ {(names is [var first, ..] ? first : "name")}: 0.2 }}");
            return shares;
        }

        foreach (var (key, value) in entries)
        {
            if (names is not null)
                CheckName(key, shape.SharesBy, names);
            shares[key.Text!] = Number(value, $"the share of {Quoted.Of(key.Text!)}", 0, 1);
        }

        return shares;
    }

    private double Number(YamlNode node, string what, double least, double most)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        if (double.TryParse(node.Text, Style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        mistakes.Add(node, $"{what} is {node.Describe()}; it must be a number from {least} to {most}");
        return 0;
    }
}
