using Cairn.Model;
using Cairn.Pipeline.Delivery;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Tests.Delivery;

public sealed class PreparedBoundTests
{
    [Fact]
    public void A_request_whose_rows_are_too_large_takes_the_long_way()
    {
        var prepared = new PreparedRequest(new PreparedRequests());
        var e = new Event { Name = "Page Viewed", Source = "web", MessageId = "m", Properties = $$"""{"x":"{{new string('x', 100_000)}}"}""" };
        var added = 0;
        for (; prepared.IsWhole; added++)
        {
            prepared.Bytes.ShouldBeInRange(0, PreparedRequest.MaxBytes);
            prepared.Add(default(MessageKey), e);
        }
        added.ShouldBeInRange(60, 90);
        prepared.Bytes.ShouldBe(0, "it does not go along");
    }
}
