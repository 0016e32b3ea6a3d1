using Cairn.World.Faults;
using Cairn.World.Faults.Reading;

namespace Cairn.World.Tests.Faults;

public class FaultKindFieldsTests
{
    /// <summary>For every kind: the least that a file must say, and how it reads.</summary>
    public static TheoryData<string, string> Min => new()
    {
        { "ad_blockers", "shares: { Chrome: 0.18, Firefox: 0.35 }" },
        { "consent_declined", "shares: { DE: 0.3, US: 1 }" },
        { "safari_cookies", "" },
        { "unload_loss", "share: 0.03" },
        { "payment_redirect", "shares: { paypal: 0.12 }" },
        { "release_drops_event", "event: Product Added, version: 4.2.0" },
        { "renamed_event", "event: Product Added, sent_as: Added to Cart" },
        { "altered_property", "event: Product Added, property: value" },
        { "double_firing_tag", "event: Checkout Started" },
        { "cross_device_double", "event: Order Completed" },
        { "kyc_vendor_delays", "" },
        { "clock_skew", "share: 0.02" },
        { "dead_tag", "event: Product Viewed" },
        { "wrong_currency", "sender: server, currency: JPY" },
        { "test_traffic", "share: 0.005" },
        { "chain_reorg", "from: 50%, blocks: 6" },
        { "unconfirmed_transactions", "share: 0.04" },
        { "repeated_delivery", "share: 0.01" },
    };

    private static FaultContext World { get; } = Worlds.Shop() with { Impossible = [] };

    [Fact]
    public void every_kind_is_described_once_and_tried_here()
    {
        FaultShapes.All.Select(shape => shape.Kind).ShouldBe(Enum.GetValues<FaultKind>());
        Min.Select(row => row.Data.Item1).ShouldBe(FaultShapes.All.Select(shape => shape.Name));
    }

    [Theory]
    [MemberData(nameof(Min))]
    public void a_kind_needs_no_more_than_its_required_fields(string kind, string fields)
    {
        var fault = Worlds.One($"- {{ kind: {kind}, {fields} }}", World);
        SnakeCase.Of(fault.Kind.ToString()).ShouldBe(kind);
        fault.Id.ShouldBe(kind);
    }

    [Theory]
    [MemberData(nameof(Min))]
    public void a_kind_without_one_of_its_required_fields_is_a_mistake(string kind, string fields)
    {
        var shape = FaultShapes.All.Single(one => one.Name == kind);
        var required = shape.Fields.Where(use => use.IsRequired).Select(use => SnakeCase.Of(use.Field.ToString())).ToArray();
        fields.Split(':').Length.ShouldBeGreaterThanOrEqualTo(required.Length);
        var mistakes = required.Length == 0 ? [] : Worlds.Mistakes($"faults: [{{ kind: {kind} }}]", World);
        mistakes.ShouldBe(required.Select(field => $"1:10: {kind} needs the field '{field}'"));
    }

    [Theory]
    [MemberData(nameof(Min))]
    public void a_field_that_a_kind_has_no_use_for_is_a_mistake(string kind, string fields)
    {
        var shape = FaultShapes.All.Single(one => one.Name == kind);
        var useless = Enum.GetValues<FaultField>().Where(field => shape.Use(field) is null).Select(field => SnakeCase.Of(field.ToString())).ToArray();
        useless.ShouldNotBeEmpty();
        var lines = string.Concat(useless.Select(field => $"    {field}: 1\n"));
        var mistakes = Worlds.Mistakes($"faults:\n  - {{ kind: {kind}, {fields} }}\n  - kind: {kind}\n    id: b\n{lines}", World);
        foreach (var field in useless)
            mistakes.ShouldContain(line => line.Contains($"{kind} has no field '{field}'; it takes kind, id, only", StringComparison.Ordinal));
    }

    [Fact]
    public void numbers_that_are_absent_are_the_kinds_own()
    {
        Worlds.One("- { kind: double_firing_tag, event: Checkout Started }", World).Share.ShouldBe(1);
        Worlds.One("- { kind: cross_device_double, event: Order Completed }", World).Share.ShouldBe(0.3);
        var vendor = Worlds.One("- kind: kyc_vendor_delays", World);
        (vendor.MaxHours, vendor.Share).ShouldBe((18, 0.1));
        Worlds.One("- { kind: clock_skew, share: 0.1 }", World).MaxHours.ShouldBe(5);
    }

    [Fact]
    public void every_field_arrives_where_it_belongs()
    {
        var blockers = Worlds.One("- { kind: ad_blockers, id: blockers, shares: { Firefox: 0.35, Chrome: 0.18 } }", World);
        blockers.Id.ShouldBe("blockers");
        blockers.Shares.ShouldBe(new Dictionary<string, double> { ["Chrome"] = 0.18, ["Firefox"] = 0.35 });
        var release = Worlds.One("- { kind: release_drops_event, event: Product Added, version: 4.2.0 }", World);
        (release.Event, release.Version).ShouldBe(("Product Added", "4.2.0"));
        var renamed = Worlds.One("- { kind: renamed_event, event: Product Added, sent_as: add_to_cart, sender: app }", World);
        (renamed.Event, renamed.To, renamed.Sender).ShouldBe(("Product Added", "add_to_cart", "app"));
        var altered = Worlds.One("- { kind: altered_property, event: Product Added, property: price }", World);
        (altered.Property, altered.Sender).ShouldBe(("price", null));
        var currency = Worlds.One("- { kind: wrong_currency, sender: server, currency: JPY }", World);
        (currency.Sender, currency.To).ShouldBe(("server", "JPY"));
        var vendor = Worlds.One("- { kind: kyc_vendor_delays, max_hours: 36, share: 0.25 }", World);
        (vendor.MaxHours, vendor.Share).ShouldBe((36, 0.25));
    }
}
