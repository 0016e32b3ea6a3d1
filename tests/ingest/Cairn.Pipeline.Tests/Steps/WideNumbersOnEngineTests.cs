using System.Text.Json;
using Cairn.Pipeline.Tests.Replaying;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class WideNumbersOnEngineTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private static readonly string Digits = new('7', 400);

    [Fact]
    public async Task The_neighbours_of_a_far_number_are_found_in_the_warehouse()
    {
        await using var collected = new Collected(await engine.NewWarehouseAsync());
        var rest = $$""","properties":{"wei":123456789012345678901234567890,"far":1e400,"long":{{Digits}},"page":"home"}""";
        await collected.TakeAsync("web", Collected.Call("Item", "1", rest: rest));
        await collected.DeliverAsync(Plans.First);
        (await collected.AskAsync<string>("SELECT JSONExtractString(properties, 'page') FROM events")).ShouldBe("home");
        (await collected.AskAsync<double>("SELECT JSONExtractFloat(properties, 'wei') FROM events")).ShouldBe(1.2345678901234568e29);
        (await collected.AskAsync<string>("SELECT flags FROM events")).ShouldBe("number_as_text");
        using var properties = JsonDocument.Parse(await collected.AskAsync<string>("SELECT properties FROM events"));
        properties.RootElement.GetProperty("wei").GetRawText().ShouldBe("123456789012345678901234567890.0");
        properties.RootElement.GetProperty("far").GetString().ShouldBe("1e400");
    }
}
