namespace Cairn.World.Wire.Texts;

/// <summary>All text of a world that does not depend on the signal, made once and shared by all threads.</summary>
internal sealed class WireTexts
{
    public WireTexts(WireWorld world)
    {
        World = world;
        var scenario = world.Scenario;
        Events = [.. scenario.Events.Select(@event => new EventText(@event, world.Names))];
        Campaigns = [.. scenario.Campaigns.Select(CampaignText.Of)];
        Regions = [.. scenario.Regions.Select(RegionText.Of)];
        Methods = [.. scenario.PaymentMethods.Select(Json.Escaped)];
        Versions = [.. scenario.AppVersions.Select((version, index) => Json.Raw($"\"version\":{Json.Quoted(version)},\"build\":\"{1001 + index}\""))];
        VersionNames = [.. scenario.AppVersions.Select(Json.Escaped)];
        Site = Json.Escaped("https://" + scenario.Host);
        Staging = Json.Escaped("https://staging." + scenario.Host);
        Currency = Json.Escaped(scenario.Currency);
        WrongCurrency = Json.Escaped(world.Names.WrongCurrency);
    }

    public WireWorld World { get; }

    public EventText[] Events { get; }

    public CampaignText[] Campaigns { get; }

    public RegionText[] Regions { get; }

    /// <summary>The payment methods.</summary>
    public byte[][] Methods { get; }

    /// <summary>The members version and build of context.app.</summary>
    public byte[][] Versions { get; }

    /// <summary>The versions of the app alone.</summary>
    public byte[][] VersionNames { get; }

    private byte[] Site { get; }

    private byte[] Staging { get; }

    private byte[] Currency { get; }

    private byte[] WrongCurrency { get; }

    /// <summary>Scheme and host of the site that the signal speaks of.</summary>
    public byte[] Origin(in Signal signal) => Has(signal, SignalMarks.Test) ? Staging : Site;

    /// <summary>The currency that the signal states.</summary>
    public byte[] CurrencyOf(in Signal signal) => Has(signal, SignalMarks.WrongCurrency) ? WrongCurrency : Currency;

    public RegionText RegionOf(in Signal signal) => Regions[World.RegionOf(signal.Person)];

    /// <summary>The campaign whose link led to the page; null on every other page.</summary>
    public CampaignText? LandingCampaign(in Signal signal) =>
        Has(signal, SignalMarks.Landing) && signal.Campaign >= 0 ? Campaigns[signal.Campaign] : null;

    public string UserId(in Signal signal) =>
        Has(signal, SignalMarks.Test) ? Testers.UserId(World.Ids, signal.Person) : World.Ids.UserId(signal.Person);

    public string Email(in Signal signal) =>
        Has(signal, SignalMarks.Test) ? Testers.Email(World.Ids, signal.Person) : World.Ids.Email(signal.Person);

    public static bool Has(in Signal signal, SignalMarks mark) => (signal.Marks & mark) != 0;
}
