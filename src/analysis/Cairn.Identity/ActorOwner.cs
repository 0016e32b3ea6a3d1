namespace Cairn.Identity;

/// <summary>Whose an actor is.</summary>
/// <param name="Person">The person of its events that name nobody.</param>
/// <param name="IsLinked">Whether it shares the person with another actor, or several persons share it.</param>
public readonly record struct ActorOwner(ulong Person, bool IsLinked)
{
    /// <summary>The person of one of its events: whom it names, or else whose the actor is.</summary>
    /// <param name="identity">Whom the event names; 0: nobody.</param>
    public ulong PersonOf(ulong identity) => identity != 0 ? identity : Person;
}
