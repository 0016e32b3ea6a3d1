namespace Cairn.Model.Tests;

public sealed class EventTests
{
    [Fact]
    public void A_copy_has_every_field_of_the_event()
    {
        var source = new Event();
        foreach (var property in typeof(Event).GetProperties())
            property.SetValue(source, Another(property.PropertyType));
        var copy = new Event();
        copy.CopyFrom(source);
        foreach (var property in typeof(Event).GetProperties())
            property.GetValue(copy).ShouldBe(property.GetValue(source), property.Name);
    }

    private static object Another(Type type)
    {
        if (type == typeof(string))
            return Guid.NewGuid().ToString();
        if (type == typeof(long))
            return 7L;
        if (type == typeof(ulong))
            return 8UL;
        if (type == typeof(MessageFingerprint))
            return new MessageFingerprint(1, 2, 3);
        if (type == typeof(decimal?))
            return 9.5m;
        if (type == typeof(ClientContext))
            return new ClientContext("Safari", "iOS", "phone", "de-DE", "Europe/Berlin");
        if (type == typeof(ClientKind))
            return ClientKind.Snowplow;
        if (type == typeof(ConsentSignals))
            return new ConsentSignals(new Dictionary<string, bool> { ["Analytics"] = false }, GlobalPrivacyControl: true);
        return type == typeof(TrafficSource) ? new TrafficSource { UtmSource = "x" } : new List<Identifier> { new("wallet", "0x1") };
    }
}
