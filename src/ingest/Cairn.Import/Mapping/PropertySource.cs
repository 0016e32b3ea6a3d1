using Cairn.Plan;

namespace Cairn.Import.Mapping;

/// <summary>A property of the event and where it comes from.</summary>
/// <param name="Name">The property's name in the event.</param>
/// <param name="Field">Where its value comes from.</param>
/// <param name="Type">What the text is turned into; null: text, or what it is already in a JSON log.</param>
public sealed record PropertySource(string Name, FieldSource Field, PropertyType? Type);
