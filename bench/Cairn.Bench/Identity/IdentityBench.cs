using System.Diagnostics;
using System.IO.Hashing;
using Cairn.Identity;
using Cairn.Identity.Identifiers;
using Cairn.Plan;

namespace Cairn.Bench.Identity;

/// <summary>
/// Finds who is who among generated identifiers: of every five two are users, two are their browsers and one is a mail address, which every
/// hundredth time comes with another user, too.
/// </summary>
internal static class IdentityBench
{
    private const byte User = 1, Browser = 2, Mail = 3;

    /// <param name="identifiers">How many there are.</param>
    public static int Run(long identifiers)
    {
        var types = IdentifierTypes.Of(PlanFile.Load(Path.Combine(Surroundings.Root, "plans/shop.yaml")));
        if (types.NumberOf("email_sha256") != Mail)
            throw new InvalidOperationException("The plan's types are not in the order that is measured.");
        var persons = identifiers * 2 / 5;
        var graph = new PersonGraph(types);
        for (var person = 0L; person < persons; person++)
        {
            graph.Add(new Sighting(Key(Browser, person), Key(User, person), Key(Browser, person), person, User, Browser));
            if (person % 2 == 0)
                graph.Add(new Sighting(Key(User, person), Key(User, person), Key(Mail, person), person, User, Mail));
            if (person % 200 == 0)
                graph.Add(new Sighting(Key(User, person), Key(User, person), Key(Mail, (person + 2) % persons), persons, User, Mail));
        }
        var before = Environment.WorkingSet;
        var began = Stopwatch.GetTimestamp();
        var sets = graph.Sets();
        var map = graph.Build(sets);
        var built = Stopwatch.GetElapsedTime(began);
        Console.WriteLine($"{identifiers:N0} identifiers of {persons:N0} persons: {built.TotalSeconds:0.0} s to find who is who, "
            + $"{sets.Rejected.Count:N0} links rejected; {before / 1e6:N0} MB before, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB at the peak");
        began = Stopwatch.GetTimestamp();
        var own = 0L;
        for (var person = 0L; person < persons; person++)
        {
            own += map.PersonOf(Key(Browser, person), 0, persons) == Key(User, person) ? 1 : 0;
            own += map.PersonOf(Key(Mail, person), Key(Mail, person), persons) == Key(User, person) ? 1 : 0;
        }
        var asked = Stopwatch.GetElapsedTime(began);
        Console.WriteLine($"{2 * persons / asked.TotalSeconds:N0} events/s find their person, in random order; {own:N0} by browser or address");
        return own == persons + (persons + 1) / 2 ? 0 : 1;
    }

    private static ulong Key(byte type, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, number);
        bytes[8] = type;
        return XxHash64.HashToUInt64(bytes);
    }
}
