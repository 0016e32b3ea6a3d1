namespace Cairn.World.Wire;

/// <summary>How those who test in production call themselves.</summary>
public static class Testers
{
    /// <summary>A tester's user id.</summary>
    public static string UserId(Ids ids, int person)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return "test-" + ids.Other(OtherIds.Tester, (ulong)person);
    }

    /// <summary>A tester's e-mail address.</summary>
    public static string Email(Ids ids, int person) => UserId(ids, person) + "@example.com";
}
