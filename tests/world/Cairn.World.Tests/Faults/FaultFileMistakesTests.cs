using Cairn.World.Faults.Reading;

namespace Cairn.World.Tests.Faults;

public class FaultFileMistakesTests
{
    private const string Kinds =
        "ad_blockers, consent_declined, safari_cookies, unload_loss, payment_redirect, release_drops_event, renamed_event, altered_property, "
        + "double_firing_tag, cross_device_double, kyc_vendor_delays, clock_skew, dead_tag, wrong_currency, test_traffic, chain_reorg, "
        + "unconfirmed_transactions, repeated_delivery";

    [Fact]
    public void all_mistakes_of_a_file_are_told_at_once_with_their_places()
    {
        const string File = """
            name: bad
            colour: red
            faults:
              - kind: ad_bloker
              - kind: ad_blockers
                shares: { Chrom: 0.2, Firefox: 1.5 }
              - kind: consent_declined
                shares: { DK: 0.1 }
              - kind: payment_redirect
                shares: [paypal]
              - kind: release_drops_event
                event: Product Aded
                version: 4.2
              - kind: unload_loss
                share: 14%
                event: Order Completed
              - kind: double_firing_tag
                event: Checkout Started
                from: yesterday
              - kind: altered_property
                event: Product Added
                property: valu
                sender: website
              - kind: wrong_currency
                currency: EUR
                sender: app
              - unload_loss
              - kind: kyc_vendor_delays
            """;
        Worlds.Mistakes(File, Worlds.Shop()).ShouldBe(
        [
            "2:1: a file of faults has no field 'colour'; it takes name and faults",
            $"4:11: unknown kind 'ad_bloker'; the kinds are {Kinds}",
            "6:15: there is no browser 'Chrom'; the nearest is 'Chrome'",
            "6:36: the share of 'Firefox' is '1.5'; it must be a number from 0 to 1",
            "8:15: there is no country 'DK'; the nearest is 'DE'",
            "10:13: shares is a list; it must be a map of a payment method to a share each, as { card: 0.2 }",
            "12:12: there is no event 'Product Aded'; the nearest is 'Product Added'",
            "13:14: there is no app version '4.2'; the nearest is '4.2.0'",
            "15:12: share is '14%'; it must be a number from 0 to 1",
            "16:5: unload_loss has no field 'event'; it takes kind, id, only, share, from, to",
            "19:11: from is 'yesterday'; write 2026-02-10 (a day in UTC), 2026-02-10T08:00Z or 40% (of the world's length)",
            "22:15: there is no number in 'Product Added' called 'valu'; the nearest is 'value'",
            "23:13: there is no sender 'website'; the nearest is 'web'",
            "25:15: currency is EUR, which is the right one; it must be another",
            "27:5: a fault is 'unload_loss'; it must be a map that begins with `kind:`",
            "28:11: kyc_vendor_delays cannot show in the shop, no event of which is about that; `only:` keeps a fault for another preset",
        ]);
    }

    [Theory]
    [InlineData("", "1:1: the file is empty; a world without faults is `faults: []`")]
    [InlineData("- kind: safari_cookies", "1:1: the file is a list; it must be a map with `faults:`")]
    [InlineData("name: x", "1:1: the file has no `faults:`; a world without faults is `faults: []`")]
    [InlineData("faults:", "1:8: faults is empty; it must be a list, each item beginning with `- kind:`")]
    [InlineData("name: []\nfaults: []", "1:7: name is a list; it must be a text")]
    [InlineData("faults: []\nfaults: []", "2:1: 'faults' stands here twice, first on line 1")]
    [InlineData("faults: [{ kind: safari_cookies, id: a b }]", "1:38: the id is 'a b'; it must be of 1 to 64 letters, digits, '.', '-' and '_'")]
    [InlineData("faults: [{ id: a }]", "1:10: this fault has no kind; the kinds are " + Kinds)]
    [InlineData("faults: [{ kind: renamed_event, event: Product Added, sent_as: Product Added }]", "1:64: sent_as is the right name of the event; it must be another")]
    [InlineData("faults: [{ kind: wrong_currency, sender: web, currency: Euro }]", "1:57: currency is 'Euro'; it must be a code of ISO 4217, as CHF")]
    [InlineData("faults: [{ kind: altered_property, event: Checkout Started, property: value }]", "1:71: there is no number in 'Checkout Started' called 'value'; there are none")]
    [InlineData("faults: [{ kind: dead_tag, event: Order Refunded }]", "1:35: 'Order Refunded' comes from server, and this fault is of web")]
    [InlineData("faults: [{ kind: renamed_event, event: Email Opened, sent_as: x }]", "1:40: 'Email Opened' comes from a provider, and this fault is of web or app or server")]
    [InlineData("faults: [{ kind: renamed_event, event: Order Completed, sent_as: x, sender: server }]", "1:40: 'Order Completed' comes from web and app, and this fault is of server")]
    [InlineData("faults: [{ kind: unload_loss, share: NaN }]", "1:38: share is 'NaN'; it must be a number from 0 to 1")]
    [InlineData("faults: [{ kind: dead_tag, event: \"\" }]", "1:35: event is empty; it must be a text")]
    [InlineData("faults: [{ kind: safari_cookies, only: bank }]", "1:40: there is no preset 'bank'; the nearest is 'shop'")]
    [InlineData("faults: &a []\nname: *a", "2:7: aliases are not read; write the value out")]
    [InlineData("faults: []\n---\nfaults: []", "2:1: a second document begins; a file has one")]
    [InlineData("faults: [{ kind: ad_blockers, shares: {} }]", "1:39: shares is a map; it must be a map of a browser to a share each, as { Chrome: 0.2 }")]
    public void a_mistake_is_told_with_its_place(string file, string expected) =>
        Worlds.Mistakes(file, Worlds.Shop())[0].ShouldBe(expected);

    [Theory]
    [InlineData("faults: [")]
    [InlineData("faults:\n\t- kind: safari_cookies")]
    [InlineData("faults: [[[[[[[[[[]]]]]]]]]]")]
    [InlineData("\"")]
    [InlineData("? : :\n- [}")]
    public void broken_text_is_a_mistake_and_no_defect(string file) =>
        Worlds.Mistakes(file, Worlds.Shop())[0].ShouldContain("valid YAML");

    [Fact]
    public void two_faults_need_two_ids()
    {
        Worlds.Mistakes("faults:\n- kind: safari_cookies\n- kind: safari_cookies\n- { kind: unload_loss, share: 0, id: safari_cookies }", Worlds.Shop()).ShouldBe(
        [
            "3:3: the id 'safari_cookies' is that of the fault on line 2 already; give one of the two another `id:`",
            "4:38: the id 'safari_cookies' is that of the fault on line 2 already; give one of the two another `id:`",
        ]);
    }

    [Fact]
    public void a_world_has_one_wrong_currency_one_altered_property_and_one_wrong_name_of_an_event()
    {
        const string Renamed = "{ kind: renamed_event, event: Product Added, sent_as: ";
        Worlds.Mistakes($"faults:\n- {Renamed}a }}\n- {Renamed}b, id: b }}", Worlds.Shop()).Single()
            .ShouldBe("3:57: sent_as is 'b', but 'a' in the fault on line 2; a world has one");
        FaultFile.Parse($"faults:\n- {Renamed}a, sender: web }}\n- {Renamed}a, sender: app, id: b }}", "f.yaml", Worlds.Shop()).Faults.Count.ShouldBe(2);
    }

    [Fact]
    public void mistakes_beyond_the_bound_are_counted()
    {
        var file = "faults:\n" + string.Concat(Enumerable.Repeat("- kind: x\n", MistakeList.Max + 7));
        var problem = Should.Throw<WorldException>(() => FaultFile.Parse(file, "f.yaml", Worlds.Shop()));
        problem.Message.Split('\n').Length.ShouldBe(MistakeList.Max + 1);
        problem.Message.ShouldEndWith("\nf.yaml: 7 more mistakes");
        problem.Remedy.ShouldStartWith("Fix these 107 mistakes");
    }

    [Fact]
    public void a_message_shows_nothing_that_a_terminal_would_obey() =>
        Worlds.Mistakes("faults: [{ kind: \"\\e[31m\" }]", Worlds.Shop())[0].ShouldContain("'?[31m'");
}
