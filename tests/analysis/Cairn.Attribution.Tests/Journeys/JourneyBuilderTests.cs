using Cairn.Attribution.Journeys;
using Cairn.Plan;

namespace Cairn.Attribution.Tests.Journeys;

public class JourneyBuilderTests
{
    [Fact]
    public void a_session_is_one_touch_at_its_start()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email").Act(1, 10).Buy(1, 20, amount: 9.5m);
        recorder.Finish().Converted.ShouldBe(1);
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 9.5"]);
    }

    [Fact]
    public void thirty_silent_minutes_end_a_session_and_thirty_exactly_do_not()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email").Act(1, 30).Act(1, 61, "Social").Buy(1, 62);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 > Social@61 => 1 x 1"]);
    }

    [Fact]
    public void an_arrival_from_elsewhere_is_a_touch_within_the_session()
    {
        var recorder = new JourneyRecorder()
            .Act(1, 0, "Email", campaign: "a").Act(1, 1).Act(1, 2, "email", campaign: "A").Act(1, 3, "Email").Act(1, 4, "Social").Act(1, 5, "Email");
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 > Social@4 > Email@5 => null"]);
    }

    [Fact]
    public void a_given_session_id_wins_over_time()
    {
        var recorder = new JourneyRecorder()
            .Act(1, 0, "Email", session: 5).Act(1, 10, "Social", session: 6)
            .Act(1, 500, session: 5).Buy(1, 501, session: 6);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 > Social@10 => 1 x 1"]);
    }

    [Fact]
    public void an_act_without_a_session_id_belongs_to_the_session_that_is_open()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email", session: 5).Act(1, 2, session: 5).Buy(1, 32).Buy(1, 63);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 1", "Direct@63 => 1 x 1"]);
    }

    [Fact]
    public void a_session_id_takes_over_the_open_session_that_has_none()
    {
        var recorder = new JourneyRecorder().Buy(1, 0).Act(1, 1, "Email", session: 5).Buy(1, 400, session: 5);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 1", "Email@0 => 1 x 1"]);
    }

    [Fact]
    public void a_session_that_says_nothing_of_its_origin_is_direct_until_an_act_of_it_does()
    {
        var recorder = new JourneyRecorder().Act(1, 0).Act(1, 5, "Email").Act(1, 100).Buy(1, 101);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 > Direct@100 => 1 x 1"]);
    }

    [Fact]
    public void an_origin_that_is_named_after_the_conversion_names_the_visit_too()
    {
        var recorder = new JourneyRecorder().Act(1, 0).Buy(1, 5).Act(1, 10, "Affiliates");
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Affiliates@0 => 1 x 1"]);
    }

    [Fact]
    public void at_the_same_instant_origins_come_first_and_conversions_last()
    {
        var recorder = new JourneyRecorder().Buy(1, 0, tie: 1).Act(1, 0, tie: 2).Act(1, 0, "Email", tie: 3);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 1"]);
    }

    [Fact]
    public void repeated_conversions_are_cycles_of_their_own()
    {
        var recorder = new JourneyRecorder()
            .Act(1, 0, "Email").Buy(1, 1, 10).Act(1, 100, "Social").Act(1, 200, "Display").Buy(1, 201, 20);
        var totals = recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 10", "Social@100 > Display@200 => 1 x 20"]);
        (totals.Converted, totals.Converters, totals.Value).ShouldBe((2, 1, 30));
    }

    [Fact]
    public void a_second_order_in_one_session_has_that_session_to_thank()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email").Buy(1, 1).Buy(1, 5);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 1", "Email@0 => 1 x 1"]);
    }

    [Fact]
    public void what_follows_a_conversion_in_its_own_session_is_no_null_journey()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email").Buy(1, 1).Act(1, 2);
        recorder.Finish().Nulls.ShouldBe(0);
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 1"]);
    }

    [Fact]
    public void a_visit_after_the_last_conversion_is_a_null_journey()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email").Buy(1, 1).Act(1, 100, "Social");
        recorder.Finish().Nulls.ShouldBe(1);
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 1", "Social@100 => null"]);
    }

    [Fact]
    public void the_rest_of_a_session_that_converted_is_no_null_journey_by_event_either()
    {
        var recorder = new JourneyRecorder(TouchUnit.Act).Act(1, 0, "Read").Buy(1, 1).Act(1, 2, "Read");
        recorder.Finish().Nulls.ShouldBe(0);
        recorder.Journeys.ShouldBe(["Read@0 => 1 x 1"]);
    }

    [Fact]
    public void a_visit_that_began_before_the_window_is_a_touch_where_it_holds_the_conversion()
    {
        var recorder = new JourneyRecorder(windowMinutes: 60).Act(1, 0, "Email", session: 1).Buy(1, 500, session: 1);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 1"]);
    }

    [Fact]
    public void touches_before_the_window_get_nothing()
    {
        var recorder = new JourneyRecorder(windowMinutes: 60).Act(1, 0, "Email").Act(1, 100, "Social").Buy(1, 160);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Social@100 > Direct@160 => 1 x 1"]);
    }

    [Fact]
    public void people_do_not_share_touches()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email").Act(2, 0, "Social").Buy(2, 1);
        var totals = recorder.Finish();
        recorder.Journeys.ShouldBe(["Email@0 => null", "Social@0 => 1 x 1"]);
        totals.Persons.ShouldBe(2);
    }

    [Fact]
    public void events_as_touches_leave_out_the_conversion_itself()
    {
        var recorder = new JourneyRecorder(TouchUnit.Act)
            .Act(1, 0, "Product Viewed").Act(1, 1, "Product Added").Buy(1, 2).Buy(1, 3);
        recorder.Finish();
        recorder.Journeys.ShouldBe(["Product Viewed@0 > Product Added@1 => 1 x 1", " => 1 x 1"]);
    }

    [Fact]
    public void only_conversions_inside_the_dates_count_and_the_others_still_end_their_cycle()
    {
        var recorder = new JourneyRecorder(fromMinute: 100, toMinute: 300)
            .Act(1, 0, "Email").Buy(1, 1).Act(1, 150, "Social").Buy(1, 151).Act(1, 400, "Display").Buy(1, 401);
        recorder.Finish().Converted.ShouldBe(1);
        recorder.Journeys.ShouldBe(["Social@150 => 1 x 1"]);
    }

    [Fact]
    public void who_converts_after_the_dates_is_on_the_way()
    {
        var recorder = new JourneyRecorder(toMinute: 300).Act(1, 150, "Social").Buy(1, 400);
        recorder.Finish().Nulls.ShouldBe(0);
        recorder.Journeys.ShouldBeEmpty();
    }

    [Fact]
    public void an_order_told_again_after_the_dates_began_was_told_before()
    {
        var recorder = new JourneyRecorder(oncePer: OncePer.OrderId, fromMinute: 100)
            .Buy(1, 0, order: 7).Act(1, 150, "Social").Buy(1, 151, order: 7).Buy(1, 152, order: 8);
        var totals = recorder.Finish();
        (totals.Converted, totals.Repeats).ShouldBe((1, 1));
        recorder.Journeys.ShouldBe(["Social@150 => 1 x 1"]);
    }

    [Fact]
    public void a_repeated_order_is_no_act_and_gives_its_money_where_the_first_had_none()
    {
        var recorder = new JourneyRecorder(oncePer: OncePer.OrderId)
            .Act(1, 0, "Email").Buy(1, 1, amount: null, order: 7).Buy(1, 1_000, amount: 9, order: 7).Buy(1, 2_000, amount: 8, order: 7);
        var totals = recorder.Finish();
        (totals.Nulls, totals.Repeats, totals.WithoutAmount).ShouldBe((0, 2, 0));
        recorder.Journeys.ShouldBe(["Email@0 => 1 x 9"]);
    }

    [Theory]
    [InlineData(OncePer.None, 4)]
    [InlineData(OncePer.OrderId, 3)]
    [InlineData(OncePer.Session, 2)]
    [InlineData(OncePer.Day, 2)]
    [InlineData(OncePer.Person, 1)]
    public void a_conversion_counts_once_in_the_scope_that_the_plan_names(OncePer scope, int expected)
    {
        const int NextDay = 1_440;
        var recorder = new JourneyRecorder(oncePer: scope)
            .Buy(1, 0, order: 7).Buy(1, 1, order: 7).Buy(1, 2, order: 8).Buy(1, NextDay, order: 9);
        var totals = recorder.Finish();
        totals.Converted.ShouldBe(expected);
        totals.Repeats.ShouldBe(4 - expected);
    }

    [Fact]
    public void a_visit_weighs_as_much_as_its_best_act_and_a_bare_conversion_as_little_as_the_plan_allows()
    {
        var recorder = new JourneyRecorder()
            .Act(1, 0, "Email", worth: 0.2).Act(1, 1, worth: 0.6).Act(1, 2, worth: 0.3).Buy(1, 100);
        recorder.Finish();
        recorder.Weights.ShouldBe([0.6, 0.1]);
    }

    [Fact]
    public void the_weight_of_a_visit_is_that_of_the_cycle()
    {
        var recorder = new JourneyRecorder().Act(1, 0, "Email", worth: 0.6).Buy(1, 1).Act(1, 2, worth: 0.3).Buy(1, 3);
        recorder.Finish();
        recorder.Weights.ShouldBe([0.6, 0.3]);
    }

    [Fact]
    public void a_person_with_more_acts_than_the_bound_is_taken_in_parts()
    {
        var recorder = new JourneyRecorder(maxActs: 4, oncePer: OncePer.OrderId);
        for (var visit = 0; visit < 9; visit++)
            recorder.Act(1, visit * 100, $"channel {visit}");
        recorder.Act(2, 0, "Email").Finish().Divided.ShouldBe(1);
        recorder.Journeys.ShouldBe(["channel 8@800 => null", "Email@0 => null"]);
    }

    [Fact]
    public void an_order_told_again_in_a_later_part_was_told_before()
    {
        var recorder = new JourneyRecorder(maxActs: 2, oncePer: OncePer.OrderId)
            .Buy(1, 0, order: 7).Act(1, 1).Act(1, 2).Act(1, 3).Buy(1, 4, order: 7);
        recorder.Finish().Converted.ShouldBe(1);
    }

    [Fact]
    public void what_befalls_a_person_begins_and_ends_nothing_and_is_told_beside_the_touches()
    {
        var recorder = new JourneyRecorder(TouchUnit.Act)
            .Befall(1, 0, "delivered").Act(1, 50, "view").Befall(1, 60, "fail").Buy(1, 70).Befall(1, 71, "refund").Act(1, 85, "view").Befall(2, 5, "delivered");
        var totals = recorder.Finish();

        recorder.Journeys.ShouldBe(["view@50 => 1 x 1"]); // the view after the purchase is of the same session
        recorder.Befell.ShouldBe(["delivered@0", "fail@60"]);
        (totals.Acts, totals.Persons, totals.Touches, totals.Repeats).ShouldBe((3, 1, 1, 0));
    }
}
