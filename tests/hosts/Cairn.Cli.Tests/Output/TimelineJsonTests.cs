using System.Text.Json;
using Cairn.Attribution.Timelines;
using Cairn.Cli.Output;

namespace Cairn.Cli.Tests.Output;

public class TimelineJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":1,"c":2},"d":1e400}""", JsonValueKind.Object)]
    [InlineData("""{"a":"\ud83d\ude00"}""", JsonValueKind.Object)]
    [InlineData("""{"a":"\ud83d"}""", JsonValueKind.String)]
    [InlineData("""{"a":{"\uD83D":1}}""", JsonValueKind.String)]
    public void Properties_of_any_sender_can_be_shown(string properties, JsonValueKind kind)
    {
        var act = new TimelineRow(0, 0, 0, 0, [], "Page Viewed", "", "", "", "", "", "", "", "", "", properties);
        using var json = JsonDocument.Parse(TimelineJson.Of(new Timeline("p", [new TimelineVisit(0, "Direct", [new TimelineEvent(act, true)])], false)));
        var shown = json.RootElement.GetProperty("visits")[0].GetProperty("events")[0].GetProperty("properties");
        shown.ValueKind.ShouldBe(kind);
        if (kind == JsonValueKind.String)
            shown.GetString().ShouldBe(properties);
    }
}
