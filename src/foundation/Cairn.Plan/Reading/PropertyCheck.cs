using System.Globalization;
using Cairn.Yaml;

namespace Cairn.Plan.Reading;

/// <summary>Checks that a property's limits fit its type and each other.</summary>
internal static class PropertyCheck
{
    public static void Run(PlannedProperty property, YamlNode key, YamlNode definition, MistakeList mistakes)
    {
        var type = property.Type.ToString().ToLowerInvariant();
        var isNumber = property.Type is PropertyType.Number or PropertyType.Integer;

        foreach (var limit in new[] { "minimum", "maximum" })
            if (!isNumber && definition[limit] is { } bound)
                mistakes.Add(bound,
                    $"'{key.Text}' is of type {type} and cannot have a {limit}",
                    "Remove it, or make the type number or integer.");

        if (property.Type != PropertyType.String && definition["pattern"] is { } pattern)
            mistakes.Add(pattern,
                $"'{key.Text}' is of type {type} and cannot have a pattern",
                "Remove it, or make the type string.");

        if (!isNumber && property.Type != PropertyType.String && definition["enum"] is { } values)
            mistakes.Add(values,
                $"'{key.Text}' is of type {type} and cannot have an enum",
                "Remove it, or make the type string, number or integer.");

        if (isNumber && property.Minimum > property.Maximum)
            mistakes.Add(definition["maximum"] ?? definition["minimum"] ?? key,
                $"'{key.Text}' has a maximum of {property.Maximum}, below its minimum of {property.Minimum}",
                "Swap the two or fix one of them.");

        foreach (var value in definition.ScalarsOf("enum"))
            CheckValue(property, key, value, type, isNumber, mistakes);
    }

    private static void CheckValue(
        PlannedProperty property, YamlNode key, YamlNode value, string type, bool isNumber, MistakeList mistakes)
    {
        if (property.Type == PropertyType.String)
        {
            if (property.Pattern?.IsMatch(value.Text) == false)
                mistakes.Add(value,
                    $"the enum value '{value.Text}' of '{key.Text}' does not match the pattern beside it",
                    "Fix the value or the pattern.");
            return;
        }

        if (!isNumber)
            return;

        if (!decimal.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            mistakes.Add(value,
                $"the enum value '{value.Text}' of '{key.Text}' is no number",
                $"Give numbers, or make the type string instead of {type}.");
        else if (property.Type == PropertyType.Integer && number != decimal.Truncate(number))
            mistakes.Add(value,
                $"the enum value {value.Text} of '{key.Text}' is no whole number",
                "Give whole numbers, or make the type number.");
        else if (number < property.Minimum || number > property.Maximum)
            mistakes.Add(value,
                $"the enum value {value.Text} of '{key.Text}' lies outside its own minimum and maximum",
                "Fix the value or the limits.");
    }
}
