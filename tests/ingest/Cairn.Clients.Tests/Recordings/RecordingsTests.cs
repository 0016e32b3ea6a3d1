using System.Text.Json;
using Cairn.Clients.Tests.Support;

namespace Cairn.Clients.Tests.Recordings;

/// <summary>Every request that the recorded clients made, made again over HTTP.</summary>
public sealed class RecordingsTests(Lab lab)
{
    private const int Files = 74;

    [Fact]
    public async Task Every_request_is_answered_as_its_client_expects_and_every_call_is_stored_once()
    {
        var files = RecordedFiles.All();
        files.Count.ShouldBe(Files);
        var source = await lab.NewSourceAsync("recorded", "WRITEKEY", "phc_KEY", "web1", "srv");
        var requests = files.Where(file => !file.EndsWith(RecordedFiles.Client, StringComparison.Ordinal)).SelectMany(RequestsOf).ToList();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });
        var stored = new List<string>();
        foreach (var request in requests)
        {
            var verdict = Verdict.Of(request, request.Path.Contains("phc_KEY", StringComparison.Ordinal) ? "phc_KEY" : "WRITEKEY", lab.Address.Authority);
            using var message = request.ToMessage(lab.Address);
            using var answer = await http.SendAsync(message, TestContext.Current.CancellationToken);
            verdict.ShouldBe(request, answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (verdict.Status == 200)
                stored.AddRange(request.Ids());
        }
        var arrived = await lab.ArrivedAsync(source, stored.Count);
        arrived.Quarantined.ShouldBeEmpty();
        arrived.Events.Select(e => e.MessageId).ShouldBe(stored.Distinct(), ignoreOrder: true);
        arrived.Suppressed.Select(call => call.Reason).ShouldBe(Enumerable.Repeat("second_delivery", stored.Count - arrived.Events.Count));
        arrived.Events.ShouldAllBe(e => e.Flags.StartsWith("clock_skewed") || e.MessageId.StartsWith("stand-in"), "all were recorded long ago, by clocks that say so");
    }

    /// <summary>Files that hold what was left in the browser after a recording: no request, but the other half of one.</summary>
    [Fact]
    public void What_was_left_in_a_browser_belongs_to_a_recording()
    {
        var files = RecordedFiles.All();
        var left = files.Where(file => file.EndsWith(RecordedFiles.Client, StringComparison.Ordinal)).ToList();
        left.ShouldNotBeEmpty();
        foreach (var file in left)
        {
            files.ShouldContain(file.Replace(RecordedFiles.Client, ".json", StringComparison.Ordinal));
            RecordedFiles.Read(file).EnumerateObject().Select(member => member.Name).ShouldBe(["console", "storage"], ignoreOrder: true);
        }
        (left.Count + files.Count(file => RecordedFiles.Read(file).ValueKind == JsonValueKind.Array)).ShouldBe(Files);
    }

    private static IEnumerable<RecordedRequest> RequestsOf(string file)
    {
        var requests = RecordedFiles.Read(file).EnumerateArray().Select(entry => new RecordedRequest(Path.GetFileName(file), entry)).ToList();
        requests.ShouldNotBeEmpty(file);
        return requests;
    }
}
