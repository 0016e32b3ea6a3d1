using System.Text;
using Cairn.Import.Tests.Decoding;

namespace Cairn.Import.Tests.Rows;

/// <summary>A dry run reads all of a file and says what becomes of it, conversions and their money first of all.</summary>
public sealed class DryRunTests
{
    [Fact]
    public async Task Sales_beyond_the_rows_that_are_shown_are_counted_with_their_money_and_reason()
    {
        var log = new StringBuilder("time,user,event,value,cur\n");
        for (var i = 0; i < 50; i++)
            log.Append("2024-01-01,u,page_view,,\n");
        log.Append("2024-01-01,u,purchase,10.50,EUR\n2024-01-01,u,purchase,20,CHF\n2024-01-01,u,purchase,,EUR\n");
        log.Append("2024-01-01,,purchase,7,EUR\n2024-01-01,u,purchase,many,EUR\nyesterday,u,purchase,9,EUR\n2024-01-01,u,refunded,3,EUR\n1,2\n");
        var result = await Decode.TallyAsync(Encoding.UTF8.GetBytes(log.ToString()), Decode.Mapping.Replace("{ constant: EUR }", "cur"), shown: 10);

        (result.Records.Count, result.Total, result.Accepted, result.Unreadable).ShouldBe((10, 58, 53, 1));
        result.Rejected.Select(rejection => $"{rejection.Records} {rejection.Code} {rejection.FirstLine}").ShouldBe(
            ["1 identifier_missing 55", "1 value_not_a_number 56", "1 time_unreadable 57", "1 unknown_event 58", "1 ragged_row 59"]);
        var conversion = result.Conversions.ShouldHaveSingleItem();
        (conversion.Name, conversion.Event).ShouldBe(("purchase", "Order Completed"));
        (conversion.Stored.Records, conversion.Stored.WithoutValue).ShouldBe((3, 1));
        conversion.Stored.ByCurrency.ShouldBe(new Dictionary<string, decimal> { ["CHF"] = 20m, ["EUR"] = 10.50m }, ignoreOrder: true);
        (conversion.Rejected.Records, conversion.Rejected.WithoutValue).ShouldBe((3, 1));
        conversion.Rejected.ByCurrency.ShouldBe(new Dictionary<string, decimal> { ["EUR"] = 16m });
        conversion.RejectedFor.Keys.ShouldBe(["identifier_missing", "time_unreadable", "value_not_a_number"]);
    }

    [Fact]
    public async Task A_file_without_a_conversion_has_none() =>
        (await Decode.TallyAsync("time,user,event,value\n2024-01-01,u,page_view,\n"u8.ToArray(), Decode.Mapping)).Conversions.ShouldBeEmpty();
}
