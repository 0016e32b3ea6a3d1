using System.Text.Json;

namespace Cairn.Collector.Tests.Support;

internal static class Answers
{
    public static Task<string> TextAsync(this HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.TextAsync());
        return json.RootElement.Clone();
    }

    /// <summary>The status, the stable code and a reason that says something.</summary>
    public static async Task ShouldRejectAsync(this HttpResponseMessage response, int status, string code)
    {
        ((int)response.StatusCode).ShouldBe(status, await response.TextAsync());
        var json = await response.JsonAsync();
        json.GetProperty("success").GetBoolean().ShouldBeFalse();
        json.GetProperty("code").GetString().ShouldBe(code);
        json.GetProperty("reason").GetString()!.Length.ShouldBeGreaterThan(20);
    }

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
