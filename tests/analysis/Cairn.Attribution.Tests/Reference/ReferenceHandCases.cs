using Cairn.Reference;

namespace Cairn.Attribution.Tests.Reference;

/// <summary>The reference against journeys worked out by hand (docs/journeys.md).</summary>
public class ReferenceHandCases
{
    private static readonly ReferenceQuestion ByEvent = new() { By = "event" };

    [Fact]
    public void the_rest_of_a_session_that_just_converted_is_no_null_journey()
    {
        var report = new ReferenceLog()
            .Add("x1", 0, "Read").Add("x1", 1, "Bought").Add("x1", 2, "Read")
            .Add("x2", 0, "Seen").Add("x2", 1, "Read").Add("x2", 2, "Bought").Report(ByEvent);

        // Paths Read and Seen > Read, both convert. Without Read nothing is left: effect 1. Without Seen the half that begins with
        // Read: effect 1/2. Of 2 conversions Read has 1 / 1.5, Seen 0.5 / 1.5.
        report.Nulls.ShouldBe(0);
        report.Conversions("markov", "Read").ShouldBe(1.333333333m);
        report.Conversions("markov", "Seen").ShouldBe(0.666666667m);
    }

    [Fact]
    public void a_channel_that_is_named_after_the_order_names_the_visit()
    {
        var report = new ReferenceLog().Add("x", 0, "Seen").Add("x", 5, "Bought").Add("x", 10, "Seen", channel: "A").Report();

        report.Conversions("last", "A").ShouldBe(1);
        report.Explain("user_id:x").Single().Touches.ShouldBe([new ReferenceTouch("A", ReferenceLog.At(0), 1)]);
        report.Timeline("user_id:x").Single().Channel.ShouldBe("A");
    }

    [Fact]
    public void a_visit_that_goes_on_after_an_order_keeps_its_beginning()
    {
        var report = new ReferenceLog()
            .Add("x", 0, "Seen", channel: "A").Add("x", 10, "Bought")
            .Add("x", 20, "Read").Add("x", 30, "Seen", channel: "B").Add("x", 40, "Bought")
            .Report(new ReferenceQuestion { HalfLifeMs = 10 * ReferenceLog.Minute });

        // The second order: A began 40 minutes before it, 2^-4; B 10 minutes, 2^-1. So 1/9 and 8/9. The first is all A's.
        report.Explain("user_id:x")[1].Shares["time_decay"].ShouldBe([1 / 9.0, 8 / 9.0], 1e-12);
        report.Conversions("time_decay", "A").ShouldBe(1.111111111m);
    }

    [Fact]
    public void what_befell_the_customer_begins_no_session()
    {
        var report = new ReferenceLog()
            .Add("x", 0, "Mail Delivered", channel: "Email").Add("x", 10, "Seen", channel: "A").Add("x", 20, "Bought").Report();

        report.Timeline("user_id:x").Single().BeginMs.ShouldBe(ReferenceLog.At(10));
        report.Explain("user_id:x").Single().Touches.Select(touch => touch.Player).ShouldBe(["A"]);
    }

    [Fact]
    public void a_senders_session_from_before_the_window_that_holds_the_order_is_a_touch()
    {
        var tenDays = 10 * 24 * 60;
        var report = new ReferenceLog()
            .Add("x", 0, "Seen", channel: "A", session: "s").Add("x", tenDays, "Bought", session: "s").Report();

        report.Conversions("last", "A").ShouldBe(1);
        report.Conversions("last", "(unattributed)").ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 / 60.0)]
    public void a_landing_page_at_the_orders_own_moment_or_a_second_later_leads_to_it(double later)
    {
        var report = new ReferenceLog().Add("x", 0, "Bought", value: 100).Add("x", later, "Seen", channel: "Paid Search").Report();

        report.Money("linear", "Paid Search").ShouldBe(100);
    }

    [Fact]
    public void a_servers_order_without_a_session_id_belongs_to_the_browsers_session()
    {
        var report = new ReferenceLog()
            .Add("a1", 0, "Seen", channel: "Paid Search", session: "177").Add("a1", 6, "Read", session: "177", login: "u")
            .Add("u", 8, "Bought", order: "n-7", value: 45).Report();

        report.Persons.ShouldBe(["user_id:u"]);
        report.Timeline("user_id:u").Single().Acts.Count.ShouldBe(3);
        report.Money("last", "Paid Search").ShouldBe(45);
    }

    [Fact]
    public void an_order_of_two_persons_belongs_to_the_one_whose_trail_leads_to_it()
    {
        var report = new ReferenceLog()
            .Add("a1", 0, "Seen", channel: "Paid Search").Add("a1", 8, "Bought", order: "n-7", value: 45)
            .Add("u", 8.1, "Bought", order: " n-7 ", value: 45).Add("a1", 1400, "Bought", order: "n-7", value: 45)
            .Report(plan: ReferenceLog.Plan with { OncePer = "order_id" });

        (report.Conversions, report.Value, report.Repeats, report.Nulls).ShouldBe((1, 45, 2, 0));
        report.Conversions("last", "Paid Search").ShouldBe(1);
    }

    [Fact]
    public void the_owner_of_an_order_has_it_at_its_earliest_telling_with_the_earliest_money()
    {
        // u has an origin within the window and a1 has none. a1 told it at 8, so at 8 it counts; a1 carried no money, u's 45 stand.
        // What u read at 9 comes after it then: the rest of a session that converted. a1 is on no way any more.
        var report = new ReferenceLog()
            .Add("a1", 0, "Seen").Add("a1", 8, "Bought", order: "n-7")
            .Add("u", 5, "Seen", channel: "Email").Add("u", 9, "Read").Add("u", 10, "Bought", order: "n-7", value: 45)
            .Report(plan: ReferenceLog.Plan with { OncePer = "order_id" });

        var conversion = report.Explain("user_id:u").Single();
        (conversion.AtMs, conversion.Money).ShouldBe((ReferenceLog.At(8), 45));
        (report.Conversions, report.Repeats, report.Nulls).ShouldBe((1, 1, 0));
    }

    [Theory]
    [InlineData("UTC", 1, 1)]
    [InlineData("Europe/Berlin", 2, 0)]
    public void a_day_is_one_of_the_reports_zone(string zone, long conversions, long repeats)
    {
        // 22:30 and 23:30 UTC are 23:30 and 00:30 in Berlin.
        var report = new ReferenceLog().Add("x", 630, "Bought").Add("x", 690, "Bought")
            .Report(new ReferenceQuestion { Zone = zone }, ReferenceLog.Plan with { OncePer = "day" });

        (report.Conversions, report.Repeats).ShouldBe((conversions, repeats));
    }

    [Fact]
    public void dates_choose_conversions_and_change_nothing_else()
    {
        var log = new ReferenceLog()
            .Add("x", 0, "Seen", channel: "A").Add("x", 10, "Bought", order: "1").Add("x", 90, "Seen", channel: "B")
            .Add("x", 100, "Bought", order: "2").Add("x", 110, "Bought", order: "1").Add("y", 5, "Seen").Add("y", 150, "Bought");
        var plan = ReferenceLog.Plan with { OncePer = "order_id" };
        var before = log.Report(new ReferenceQuestion { ToMs = ReferenceLog.At(100) }, plan);
        var after = log.Report(new ReferenceQuestion { FromMs = ReferenceLog.At(100) }, plan);

        // The instant of --to is outside. y converts later, so y is no null journey. The repeat at 110 is counted at its own time.
        (before.Conversions, before.Repeats, before.Nulls).ShouldBe((1, 0, 0));
        (after.Conversions, after.Repeats, after.Nulls).ShouldBe((2, 1, 0));
        after.Conversions("first", "B").ShouldBe(1);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(30.001, 2)]
    public void exactly_the_timeout_is_one_session(double minutes, int visits) =>
        new ReferenceLog().Add("x", 0, "Seen").Add("x", minutes, "Seen").Report().Timeline("user_id:x").Count.ShouldBe(visits);

    [Theory]
    [InlineData(60, 1)]
    [InlineData(60.001, 0)]
    public void exactly_one_window_is_inside(double minutes, decimal credit) =>
        new ReferenceLog().Add("x", 0, "Seen").Add("x", minutes, "Bought")
            .Report(ByEvent with { WindowMs = 60 * ReferenceLog.Minute }).Conversions("linear", "Seen").ShouldBe(credit);

    [Fact]
    public void a_login_names_what_was_done_before_and_after_a_second_user_the_browser_is_nobodys()
    {
        // a1 belongs to u1, who logged in first, until u2 is seen on it. What is done logged out from then on is neither's.
        var report = new ReferenceLog()
            .Add("a1", 0, "Seen").Add("a1", 5, "$identify", login: "u1").Add("a1", 6, "Seen", login: "u2").Add("a1", 9, "Seen").Report();

        report.Persons.ShouldBe(["anonymous_id:a1", "user_id:u1", "user_id:u2"]);
        report.Timeline("user_id:u1").Single().Acts.Select(act => act.AtMs).ShouldBe([ReferenceLog.At(0)]);
        report.Timeline("anonymous_id:a1").Single().Acts.Select(act => act.AtMs).ShouldBe([ReferenceLog.At(9)]);
    }

    [Fact]
    public void sessions_of_the_sender_interleave_and_an_act_without_id_goes_to_the_one_used_last()
    {
        // s opens without an id and takes the first one it meets; t begins a session; the act at 4 belongs to s, the latest one.
        var report = new ReferenceLog()
            .Add("x", 0, "Seen").Add("x", 1, "Seen", session: "s").Add("x", 2, "Seen", session: "t")
            .Add("x", 3, "Seen", session: "s").Add("x", 4, "Read").Report();

        report.Timeline("user_id:x").Select(visit => visit.Acts.Count).ShouldBe([4, 1]);
    }

    [Fact]
    public void another_campaign_is_another_visit_of_the_session_unless_only_its_case_differs()
    {
        var report = new ReferenceLog()
            .Add("x", 0, "Seen", channel: "A").Add("x", 1, "Seen", channel: "a").Add("x", 2, "Seen")
            .Add("x", 3, "Seen", channel: "B").Add("x", 4, "Bought").Report();

        report.Explain("user_id:x").Single().Touches.Select(touch => touch.Player).ShouldBe(["A", "B"]);
    }
}
