namespace Cairn.Identity;

/// <summary>Whose an actor is.</summary>
/// <param name="Person">The person of its events that name nobody.</param>
/// <param name="IsLinked">Whether it shares the person with another actor, or several persons share it.</param>
public readonly record struct ActorOwner(ulong Person, bool IsLinked);
