using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Support;

/// <summary>A second program that holds the engine until it is killed.</summary>
internal static class LeaseProbe
{
    public static async Task<int> RunAsync(string data)
    {
        var options = new EngineOptions { Command = TestPrograms.Command("engine"), Linger = TimeSpan.FromSeconds(1) };
        await using var engine = await EngineSupervisor.AcquireAsync(DataFolder.Open(data, create: true), options, CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        await client.PingAsync(CancellationToken.None);
        Console.WriteLine("holding");
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }
}
