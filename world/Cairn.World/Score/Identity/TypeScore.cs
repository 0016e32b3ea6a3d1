namespace Cairn.World.Score.Identity;

/// <summary>The part of a score that concerns one type of identifiers.</summary>
/// <param name="Type">The type, as user_id.</param>
/// <param name="InAnswers">Identifiers of the type in the answers.</param>
/// <param name="InReport">How many of those the report names.</param>
/// <param name="Unknown">Identifiers of the type that only the report knows.</param>
/// <param name="Pairs">The pairs in which at least one identifier is of the type.</param>
public sealed record TypeScore(string Type, long InAnswers, long InReport, long Unknown, PairScore Pairs);
