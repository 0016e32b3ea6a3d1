using Cairn.Model;

namespace Cairn.Spool.Tests;

/// <summary>What waits for the disk is bounded by all that it takes.</summary>
public sealed class AppendQueueTests
{
    private const long Max = 100_000;

    [Theory]
    [InlineData(1000, 0, 0, 0, 79)]
    [InlineData(0, 1000, 0, 0, 44)]
    [InlineData(0, 0, 1000, 0, 44)]
    [InlineData(0, 0, 0, 1000, 79)]
    [InlineData(1000, 1000, 1000, 1000, 15)]
    public void Body_path_headers_and_what_goes_along_count(int body, int path, int headers, int along, int fit)
    {
        var queue = new AppendQueue(Max);
        var request = new ClientRequest { Method = "", Body = new byte[body], Path = new string('p', path), Headers = new string('h', headers) };
        var taken = 0;
        while (queue.TryAdd(request, 1, new Luggage(along), new PendingAppend()))
            taken++;
        taken.ShouldBe(fit);
        queue.Bytes.ShouldBeInRange(Max - 7000, Max);
        queue.Take(null);
        queue.Bytes.ShouldBe(0);
    }

    private sealed class Luggage(long bytes) : ISpoolCompanion
    {
        public long Bytes => bytes;

        public ISpoolGroupCompanion? Join(ISpoolGroupCompanion? group, int request) => group;
    }
}
