using Cairn.World.Play;

namespace Cairn.World.Tests.Play;

public class OutstandingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task no_more_requests_enter_than_there_is_room_for()
    {
        var room = new Outstanding(maxRequests: 2, maxBytes: 1000);
        await room.EnterAsync(1, Token);
        await room.EnterAsync(1, Token);
        var third = room.EnterAsync(1, Token);
        third.IsCompleted.ShouldBeFalse();
        room.Leave(1);
        await third;
    }

    [Fact]
    public async Task no_more_bytes_enter_than_there_is_room_for_but_a_giant_enters_alone()
    {
        var room = new Outstanding(maxRequests: 10, maxBytes: 100);
        await room.EnterAsync(60, Token);
        var giant = room.EnterAsync(5000, Token);
        giant.IsCompleted.ShouldBeFalse();
        room.Leave(60);
        await giant;
    }

    [Fact]
    public async Task it_is_empty_when_all_have_left()
    {
        var room = new Outstanding();
        await room.WhenEmptyAsync();
        await room.EnterAsync(1, Token);
        var empty = room.WhenEmptyAsync();
        empty.IsCompleted.ShouldBeFalse();
        room.Leave(1);
        await empty;
    }
}
