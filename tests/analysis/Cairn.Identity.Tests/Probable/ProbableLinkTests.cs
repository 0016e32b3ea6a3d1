using Cairn.Identity.Probable;

namespace Cairn.Identity.Tests.Probable;

/// <summary>Which devices are probably one person's, among devices that the test makes.</summary>
public sealed class ProbableLinkTests
{
    private const uint Day = 86_400;

    private static readonly DeviceClient Laptop = new("computer", "Chrome", "Windows"), Phone = new("phone", "Safari", "iOS"), Other = new("phone", "Chrome", "Android");

    private readonly DeviceTable _table = new();
    private ulong _actor = 1;

    [Fact]
    public void A_computer_and_a_telephone_of_one_language_in_one_small_network_are_probably_one_persons()
    {
        Society();
        var (laptop, phone) = (Add(7_000, Laptop, "fr-FR"), Add(7_000, Phone, "fr-FR"));
        var (mine, yours) = (Add(7_001, Laptop, "fr-FR"), Add(7_001, Phone, "de-DE"));
        var found = Find();
        Probability(found, laptop, phone).ShouldBeGreaterThan(0.8);
        Probability(found, mine, yours).ShouldBeLessThan(0.2);
        var link = found.Links.Single(link => (link.One, link.Other) == (laptop, phone));
        found.ReasonsOf(link).Single(static reason => reason.Comparison == "language and time zone").Bits.ShouldBeGreaterThan(1);
        found.Expected.ShouldBe(found.Links.Sum(static one => one.Probability), 1e-6);
        found.Thresholds.Single(static one => one.Threshold == 0.5).Links.ShouldBe(found.Links.Count(static one => one.Probability >= 0.5));
    }

    [Fact]
    public void Two_telephones_share_a_computer_between_them()
    {
        Society();
        var laptop = Add(7_000, Laptop, "fr-FR");
        var (one, other) = (Add(7_000, Phone, "fr-FR"), Add(7_000, Other, "fr-FR"));
        var alone = (Laptop: Add(7_001, Laptop, "fr-FR"), Phone: Add(7_001, Phone, "fr-FR"));
        var found = Find();
        Probability(found, laptop, one).ShouldBeLessThan(Probability(found, alone.Laptop, alone.Phone));
        Probability(found, laptop, other).ShouldBeLessThan(Probability(found, alone.Laptop, alone.Phone));
        // Counted as one person's is one of the two at most.
        found.Persons.Of(laptop).Count(device => device == one || device == other).ShouldBeLessThanOrEqualTo(1);
        Probability(found, one, other).ShouldBeLessThan(0.2);
    }

    [Fact]
    public void Of_two_people_who_are_known_nothing_is_suggested_and_a_split_is_believed()
    {
        Society();
        var (anna, ben) = (Add(7_000, Laptop, "fr-FR", person: 501), Add(7_000, Phone, "fr-FR", person: 502));
        var (laptop, phone) = (Add(7_001, Laptop, "fr-FR"), Add(7_001, Phone, "fr-FR"));
        var told = new ToldPersons();
        told.Split(phone, laptop);
        var found = ProbableLinkReader.Find(Closed(), told, min: 0);
        found.Links.ShouldNotContain(link => link.One == anna && link.Other == ben);
        found.Links.ShouldNotContain(link => link.One == laptop && link.Other == phone);
    }

    [Fact]
    public void A_network_of_an_office_says_nothing()
    {
        Society();
        for (var i = 0; i <= NetworkPairs.MaxDevices; i++)
            Add(7_000, i % 2 == 0 ? Laptop : Phone, "fr-FR");
        var found = Find();
        found.Crowded.ShouldBe(NetworkPairs.MaxDevices + 1);
        found.Links.ShouldNotContain(static link => link.One > 7_000_000);
    }

    [Fact]
    public void Without_logins_the_pairs_alone_teach_it()
    {
        Society(named: false);
        var (laptop, phone) = (Add(7_000, Laptop, "fr-FR"), Add(7_000, Phone, "fr-FR"));
        var (mine, yours) = (Add(7_001, Laptop, "fr-FR"), Add(7_001, Phone, "de-DE"));
        var found = Find();
        found.KnownPairs.ShouldBe(0);
        Probability(found, laptop, phone).ShouldBeGreaterThan(2 * Probability(found, mine, yours));
    }

    [Fact]
    public void Of_no_devices_nothing_is_found()
    {
        var found = Find();
        (found.Devices, found.Pairs, found.Links.Count).ShouldBe((0L, 0L, 0));
    }

    /// <summary>A thousand households of one to three people; most have a computer, nearly all a telephone, and two in three log in on both.</summary>
    private void Society(bool named = true)
    {
        var random = new Random(3);
        string[] languages = ["en-US", "en-US", "de-DE", "fr-FR", "nl-NL"];
        for (ulong household = 1; household <= 1000; household++)
            for (var i = 0; i < 1 + random.Next(3); i++)
            {
                var (language, person) = (languages[random.Next(languages.Length)], 10_000_000 + household * 4 + (ulong)i);
                var knows = named && random.Next(3) > 0 ? person : 0;
                if (random.Next(10) < 6)
                    Add(household, Laptop, language, knows);
                if (random.Next(10) < 8)
                    Add(household, random.Next(2) == 0 ? Phone : Other, language, knows);
            }
    }

    private ulong Add(ulong network, DeviceClient client, string locale, ulong person = 0)
    {
        var actor = network * 1000 + _actor++ % 1000;
        _table.Add(new Device(actor, network, person == 0 ? actor : person, 0, 100 * Day, 120 * Day, _table.Clients.Of(client), _table.Locales.Of(locale), _table.TimeZones.Of(locale), person != 0));
        return actor;
    }

    private DeviceTable Closed()
    {
        _table.Close(new HashSet<ulong>());
        return _table;
    }

    private ProbableLinkSet Find() => ProbableLinkReader.Find(Closed(), ToldPersons.None, min: 0);

    private static double Probability(ProbableLinkSet found, ulong one, ulong other) =>
        found.Links.Single(link => (link.One, link.Other) == (Math.Min(one, other), Math.Max(one, other))).Probability;
}
