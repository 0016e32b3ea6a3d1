using Cairn.Reference.Journeys;

namespace Cairn.Reference.Cases;

/// <summary>
/// Logs in which everything collides: few times, few names, few ids. The clock goes on by gaps that are just below, at, and just above
/// what the rules count by, and steps back to times that were there before.
/// </summary>
internal sealed class RandomEvents(SplitMix64 random, ReferencePlan plan, ReferenceQuestion question)
{
    private readonly int _whos = random.Pick(1, 3, 5, 11);
    private readonly bool _sessionIds = random.Percent(60);
    private readonly bool _longWays = random.Percent(35);
    private readonly List<long> _times = [Days.BeginMs(RandomQuestion.FirstDay.AddDays(random.Below(3)), question.Zone)];
    private int _who;

    public List<ReferenceEvent> All()
    {
        var count = random.Percent(35) ? 3 + random.Below(10) : 12 + random.Below(29);
        return [.. Enumerable.Range(0, count).Select(index => Next() with { LogOffset = 100 * index })];
    }

    private ReferenceEvent Next()
    {
        if (random.Percent(40))
            _who = random.Below(_whos);
        var name = random.Pick(
            "Seen", "Seen", "Seen", "Seen", "Read", "Read", "Read", "Read", "Added", "Added", "Mail Opened", "Mail Delivered",
            "Bought", "Bought", "Bought", _longWays ? "Read" : "Bought", _longWays ? "Seen" : "Bought",
            "Order Refunded", "Order Refunded", "Strange", "$identify", "$alias", "$group");
        var told = WithIdentity(new ReferenceEvent { AtMs = Time(), Event = name, Source = random.Pick("web", "server") });
        if (name[0] == '$')
            return told;
        told = WithOrigin(told with
        {
            SessionId = _sessionIds ? random.Pick("", "", "s1", "s1", "s2", "s3") : "",
            Platform = random.Pick("", "", "", "web", "ios"),
            Properties = Properties(),
            Flags = [.. Flags(name)],
        });
        return name is RandomPlan.Conversion or RandomPlan.Refund ? WithMoney(told) : told;
    }

    private long Time()
    {
        var now = _times[^1];
        if (random.Percent(12))
            now = random.Pick(_times.ToArray());
        var window = question.WindowMs ?? plan.WindowMs;
        now += random.Pick(
            0, 0, 0, Ms.Second, Ms.Minute, 5 * Ms.Minute, 12 * Ms.Minute, 12 * Ms.Minute, Ms.Hour,
            plan.SessionTimeoutMs - 1, plan.SessionTimeoutMs, plan.SessionTimeoutMs, plan.SessionTimeoutMs + 1,
            window > Ms.Day ? 10 * Ms.Hour : window + random.Pick(-1, 0, 0, 1),
            question.HalfLifeMs > Ms.Day ? 3 * Ms.Hour : question.HalfLifeMs,
            ToMidnight(now), ToMidnight(now));
        if (random.Percent(4))
            now += window;
        _times.Add(now);
        return now;
    }

    /// <summary>Up to the next midnight of the report's zone, or just before it.</summary>
    private long ToMidnight(long now) =>
        Math.Max(0, Days.BeginMs(Days.Of(now, question.Zone).AddDays(1), question.Zone) - random.Pick(0, 0, 1) - now);

    /// <summary>Two users on one browser, one user on two, ids that nobody identified, and other identifiers.</summary>
    private ReferenceEvent WithIdentity(ReferenceEvent told) => _who switch
    {
        0 => told with { AnonymousId = "a1", UserId = random.Pick("", "", "u1") },
        1 => told with { UserId = "u1", Identifiers = random.Pick<IReadOnlyList<ReferenceIdentifier>>([], [Mail]) },
        2 => told with { AnonymousId = random.Pick("a1", "a2"), UserId = random.Pick("", "u2") },
        3 => told with { AnonymousId = "a2" },
        4 => told with { UserId = "u2", AnonymousId = random.Pick("", "a2") },
        5 => told with { Identifiers = [Mail, Wallet] },
        6 => told with { Identifiers = [Wallet, Mail] },
        7 => told with { AnonymousId = "a3", Identifiers = random.Pick<IReadOnlyList<ReferenceIdentifier>>([Mail], [], [Device]) },
        8 => told with { AnonymousId = random.Pick("a4", "a5", ""), Identifiers = random.Pick<IReadOnlyList<ReferenceIdentifier>>([Device], [Device, OtherMail]) },
        9 => told with { UserId = random.Pick("u1", "u2", "u4", ""), Identifiers = random.Pick<IReadOnlyList<ReferenceIdentifier>>([OtherMail], [OtherMail, Wallet], [Wallet, Mail], [Wallet], [Wallet, ThirdMail]) },
        _ => told with { UserId = "u3" },
    };

    private static ReferenceIdentifier Mail { get; } = new("email_sha256", "e1");

    private static ReferenceIdentifier OtherMail { get; } = new("email_sha256", "e2");

    private static ReferenceIdentifier ThirdMail { get; } = new("email_sha256", "e3");

    private static ReferenceIdentifier Wallet { get; } = new("wallet", "0xabc");

    private static ReferenceIdentifier Device { get; } = new("device_id", "d1");

    /// <summary>Mostly none; else all of it, a part of it, the same in another case, or only a channel.</summary>
    private ReferenceEvent WithOrigin(ReferenceEvent told)
    {
        if (random.Percent(60))
            return told;
        if (random.Percent(30))
            return told with { Channel = random.Pick("A", "a", "B", "Direct") };
        return told with
        {
            Channel = random.Pick("", "A", "A", "B"),
            TrafficSource = random.Pick("", "g", "g", "G", "n", "(direct)", "(not set)"),
            TrafficMedium = random.Pick("", "", "cpc", "email", "(not set)"),
            TrafficCampaign = random.Pick("", "", "k", "K", "l"),
        };
    }

    private string Properties()
    {
        var topic = random.Pick(
            "", "", "\"topic\":\"x\"", "\"topic\":\"1\"", "\"topic\":1", "\"topic\":2.5", "\"topic\":true", "\"topic\":null", "\"topic\":\"\"");
        var total = random.Pick("", "\"total\":20", "\"total\":7.25", "\"total\":0");
        return "{" + string.Join(',', new[] { topic, total }.Where(text => text.Length > 0)) + "}";
    }

    private IEnumerable<string> Flags(string name)
    {
        if (name != RandomPlan.Refund && random.Percent(6))
            yield return "bot";
        if (name == "Mail Opened" && random.Percent(50))
            yield return "machine_open";
        if (!plan.Events.ContainsKey(name))
            yield return "unplanned";
    }

    private ReferenceEvent WithMoney(ReferenceEvent told) => told with
    {
        Value = told.Event == RandomPlan.Refund
            ? random.Pick<decimal?>(null, 5, -5, 10, 500)
            : random.Pick<decimal?>(null, 0, 10, 10, 100, 19.99m, 33.33333333m, 1.12345678m),
        Currency = random.Pick("", "", "EUR", "EUR", "USD", "CHF"),
        OrderId = random.Pick("", "  ", "o1", "o1", "o1", " o1 ", "O1", "o2", "o2", "o2\t", "o3"),
    };
}
