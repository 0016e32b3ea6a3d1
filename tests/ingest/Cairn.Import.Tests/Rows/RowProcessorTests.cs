using Cairn.Import.Tests.Decoding;

namespace Cairn.Import.Tests.Rows;

public sealed class RowProcessorTests
{
    [Fact]
    public async Task A_row_that_cannot_be_read_has_nothing_of_the_row_before()
    {
        var records = await Decode.RunAsync("event,time,user,value,id\npage_view,2026-01-02 03:04:05,u,5,m1\n,2026-01-09 00:00:00,v,7,m2\n", Decode.Mapping + "message_id: id\n");
        var (read, unread) = (records[0].Event, records[1].Event);
        (read.OccurredAt > 0, read.MessageId).ShouldBe((true, "m1"));
        (records[1].Outcome.Rejection?.Code, unread.OccurredAt, unread.MessageId).ShouldBe(("event_missing", 0, "m2"));
        unread.Fingerprint.ShouldNotBe(read.Fingerprint);
    }
}
