using Cairn.Attribution.Tests.Support;

namespace Cairn.Attribution.Tests.Rules;

public sealed class PaidTouchTests
{
    [Theory]
    [InlineData("Direct > Paid Search > Email > Display > Referral", "Paid Search", "Display")]
    [InlineData("Direct > Email > Referral", "Direct", "Referral")]
    [InlineData("Email", "Email", "Email")]
    public void the_paid_touch_takes_all_and_where_none_is_paid_the_first_or_last(string path, string first, string last)
    {
        ModelRuns.Of("first_paid", (path, 2, 5m, 0)).Row("first_paid", first).Conversions.ShouldBe(2);
        ModelRuns.Of("last_paid", (path, 2, 5m, 0)).Row("last_paid", last).Value.ShouldBe(5);
    }

    [Fact]
    public void what_is_paid_for_can_be_said_in_any_letter_case()
    {
        var options = new ModelOptions { Models = ["first_paid"], PaidPlayers = ["EMAIL"] };

        ModelRuns.Of(options, ("Paid Search > Email > Email > Display", 1, 0, 0)).Conversions("Email").ShouldBe(1);
    }
}
