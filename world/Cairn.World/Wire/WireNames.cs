namespace Cairn.World.Wire;

/// <summary>What faults write in place of what is right.</summary>
/// <param name="RenamedTo">The wrong name of an event, by the right one.</param>
/// <param name="TextProperty">The property that becomes text.</param>
/// <param name="WrongCurrency">The wrong currency.</param>
public sealed record WireNames(IReadOnlyDictionary<string, string> RenamedTo, string TextProperty, string WrongCurrency);
