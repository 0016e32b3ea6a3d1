namespace Cairn.Identity;

/// <summary>Whose an actor's events are that name nobody.</summary>
/// <param name="Person">The person before <paramref name="Until"/>.</param>
/// <param name="Until">When a second person was seen on the device, milliseconds since 1970-01-01T00:00:00Z; <see cref="long.MaxValue"/>: never.</param>
/// <param name="After">The person from then on: the actor itself, or the hardware below it.</param>
/// <param name="IsLinked">Whether the actor's events are several persons', or its person has events under other actors; false until the map is built.</param>
public readonly record struct ActorOwner(ulong Person, long Until, ulong After, bool IsLinked)
{
    /// <summary>An actor who is a person alone.</summary>
    public static ActorOwner Of(ulong actor) => new(actor, long.MaxValue, actor, false);

    /// <summary>The person at an instant.</summary>
    public ulong At(long at) => at < Until ? Person : After;
}
