using System.Globalization;
using Cairn.Identity;
using Cairn.Identity.Audit;
using Cairn.Identity.Graph;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Shows who is who, for people and for machines.</summary>
internal static class IdentityOutput
{
    public static void Show(PersonDetails person, string format)
    {
        if (format == "json")
        {
            Console.WriteLine(JsonText.Of(new
            {
                Person = person.Name,
                Links = person.Links.Select(Json),
                Devices = person.Devices.Select(Json),
                Rejected = person.Rejected.Select(Json),
            }));
            return;
        }
        Console.WriteLine(person.Name);
        Write(person.Links);
        Write(person.Devices);
        Write(person.Rejected);
    }

    public static void Show(Why why, string format)
    {
        if (format == "json")
        {
            Console.WriteLine(JsonText.Of(new { why.One, why.Other, OnePerson = why.IsOne, Links = why.Links.Select(Json), Devices = why.Devices.Select(Json), Rejected = why.Rejected.Select(Json) }));
            return;
        }
        Console.WriteLine($"{why.One} and {why.Other} are {(why.IsOne ? "one person" : "two persons")}.");
        Write(why.Links);
        Write(why.Devices);
        Write(why.Rejected);
        if (!why.IsOne && why.Rejected.Count == 0 && why.Devices.Count == 0)
            Console.WriteLine("  No event came with both, nor with any that are one person with them. `cairn identity link` can say that they are one.");
    }

    public static void Show(IdentityAudit audit, string format)
    {
        if (format == "json")
        {
            Console.WriteLine(JsonText.Of(new
            {
                audit.Persons, audit.Joined, audit.Largest, audit.SharedDevices, audit.Types,
                Rejected = audit.Rejected.Select(static rejected => new { Reason = Reason(rejected.Reason), rejected.Type, rejected.Links, rejected.Examples }),
                Reconciliations = audit.Reconciliations.Select(static one => new { one.From, one.To, one.Identifiers, one.WithOne, one.WithSeveral, one.Without }),
            }));
            return;
        }
        Console.WriteLine($"{Words.Count(audit.Persons, "person", "people")}; {audit.Joined:N0} with several identifiers beside their devices, the largest with {audit.Largest:N0}; "
            + $"{Words.Count(audit.SharedDevices, "device")} used by several people.");
        Console.WriteLine();
        var types = new WordTable("type", ">identifiers", ">joined with others", ">a person has at most", ">persons at the limit");
        foreach (var type in audit.Types)
            types.AddRow(PlainText.Markup(type.Type), $"{type.Identifiers:N0}", $"{type.Linked:N0}", type.Max == 0 ? "(device)" : $"{type.Max:N0}", type.Max < 2 ? "" : $"{type.PersonsAtMax:N0}");
        types.Write(AnsiConsole.Console);
        if (audit.Reconciliations.Count > 0)
        {
            var pairs = new WordTable("of all", "belong to somebody with a", ">one", ">several", ">none", ">share with one");
            foreach (var one in audit.Reconciliations)
                pairs.AddRow(PlainText.Markup($"{one.Identifiers:N0} {one.From}"), PlainText.Markup(one.To), $"{one.WithOne:N0}", $"{one.WithSeveral:N0}", $"{one.Without:N0}", Numbers.Percent((double)one.WithOne / one.Identifiers));
            pairs.Write(AnsiConsole.Console);
        }
        if (audit.Rejected.Count == 0)
            Console.WriteLine("No link was rejected.");
        foreach (var rejected in audit.Rejected)
        {
            Console.WriteLine($"{Words.Count(rejected.Links, "link")} rejected: {Explain(rejected.Reason, rejected.Type)}. The first:");
            foreach (var example in rejected.Examples)
                Console.WriteLine($"  {example}");
        }
    }

    private static object Json(NamedLink link) => new { link.One, link.Other, Since = Moment(link.Since), Declared = link.IsDeclared, Proved = link.IsProved };

    private static object Json(NamedDevice device) => new { device.Device, device.Owner, SharedSince = device.Until is { } until ? Moment(until) : null };

    private static object Json(NamedRejection rejected) => new { rejected.One, rejected.Other, At = Moment(rejected.At), Reason = Reason(rejected.Reason), rejected.Type };

    private static string? Moment(long at) => at == long.MinValue ? "beginning" : JsonText.Moment(at);

    private static void Write(IReadOnlyList<NamedDevice> devices)
    {
        foreach (var device in devices)
            Console.WriteLine(device switch
            {
                { Until: { } until } => $"  {device.Device}  first seen with {device.Owner}, shared since {Day(until)}: logged-out acts from then on are nobody's",
                _ when device.Owner == device.Device => $"  {device.Device}  nobody was named on it",
                _ => $"  {device.Device}  used by {device.Owner} alone",
            });
    }

    private static void Write(IReadOnlyList<NamedLink> links)
    {
        foreach (var link in links)
            Console.WriteLine($"  {link.One} and {link.Other}  {(link.IsDeclared ? "said to be one" : "together since")} {Day(link.Since)}{Proof(link)}");
    }

    private static string Proof(NamedLink link) => link.IsProved switch
    {
        true => ", proved by the wallet's signature",
        false => ", not proved: the wallet signed nothing",
        null => "",
    };

    private static void Write(IReadOnlyList<NamedRejection> all)
    {
        foreach (var rejected in all)
            Console.WriteLine($"  rejected: {rejected.One} and {rejected.Other}, {Day(rejected.At)}: {Explain(rejected.Reason, rejected.Type)}");
    }

    private static string Explain(RejectionReason reason, string type) => reason switch
    {
        RejectionReason.Limit => $"a person would have more of {type} than the plan allows",
        RejectionReason.TooCommon => $"one of the two came together with more than {PersonSets.MaxLinks:N0} others, so it names nobody",
        _ => "somebody said that they are two persons",
    };

    private static string Reason(RejectionReason reason) => reason switch { RejectionReason.Limit => "limit", RejectionReason.TooCommon => "too_common", _ => "split" };

    private static string Day(long at) => at == long.MinValue ? "from the beginning" : DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
