using Cairn.Collector.Tests.Support;
using Cairn.Model;
using Cairn.State.Keys;

namespace Cairn.Collector.Tests.Keys;

public sealed class KeyLifecycleTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";

    [Fact]
    public async Task Changes_take_effect_in_a_server_that_runs()
    {
        await using var collector = await TestCollector.StartAsync();
        var first = collector.Store.Create("app");
        await StatusAsync(collector, first.Text, 200);
        var second = collector.Store.Rotate("app");
        await StatusAsync(collector, second.Text, 200);
        await StatusAsync(collector, first.Text, 200);
        collector.Store.Disable(first.Record.Id);
        await StatusAsync(collector, first.Text, 403);
        await StatusAsync(collector, second.Text, 200);
        collector.Stored().Select(request => request.Source).Distinct().ShouldBe(["app"]);
    }

    [Fact]
    public async Task A_missing_an_unknown_and_a_disabled_key_are_told_apart()
    {
        await using var collector = await TestCollector.StartAsync();
        var key = collector.Store.Create("app");
        collector.Store.Disable(key.Record.Id);
        await StatusAsync(collector, key.Text, 403);
        // Until the collector has seen that the key is disabled it takes what comes.
        var before = collector.Stored().Count;
        using var missing = await collector.PostAsync("/v1/track", Good, null);
        await missing.ShouldRejectAsync(401, "key_missing");
        using var unknown = await collector.PostAsync("/v1/track", Good, "wk_unknown");
        await unknown.ShouldRejectAsync(401, "key_unknown");
        using var disabled = await collector.PostAsync("/v1/track", Good, key.Text);
        await disabled.ShouldRejectAsync(403, "key_disabled");
        collector.Stored().Count.ShouldBe(before);
    }

    [Theory]
    [InlineData("/v1/track", """{"type":"track","event":"Page Viewed","anonymousId":"a1","writeKey":"wk_test"}""")]
    [InlineData("/v1/track?writeKey=wk_test", Good)]
    public async Task A_key_may_stand_in_the_body_or_in_the_address(string path, string body)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync(path, body, null);
        ((int)answer.StatusCode).ShouldBe(200);
    }

    [Fact]
    public void A_key_is_shown_once_and_kept_as_its_hash()
    {
        using var folder = new TemporaryFolder();
        var store = KeyStore.Open(folder.Path, TimeProvider.System);
        var issued = store.Create("web");
        issued.Text.ShouldMatch("^wk_[A-Za-z0-9_-]{43}$");
        store.Create("web").Text.ShouldNotBe(issued.Text);
        var bytes = File.ReadAllBytes(Path.Combine(folder.Path, "state.db"));
        bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(issued.Text)).ShouldBe(-1);
        store.List().Count.ShouldBe(2);
        store.List()[0].Hash.Length.ShouldBe(64);
    }

    [Fact]
    public void State_is_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other rights.");
        using var folder = new TemporaryFolder();
        KeyStore.Open(folder.Path, TimeProvider.System).Create("web");
        foreach (var file in Directory.GetFiles(folder.Path))
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public void Adopting_a_key_twice_changes_nothing_but_another_source_may_not_have_it()
    {
        using var folder = new TemporaryFolder();
        var store = KeyStore.Open(folder.Path, TimeProvider.System);
        var first = store.Create("web", "wk_old");
        store.Create("web", "wk_old").Record.ShouldBe(first.Record);
        Should.Throw<UserException>(() => store.Create("app", "wk_old")).Message.ShouldContain("'web'");
        store.Disable(first.Record.Id);
        Should.Throw<UserException>(() => store.Create("web", "wk_old")).Message.ShouldContain("disabled");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("-web")]
    [InlineData("é")]
    public void A_name_that_is_none_is_rejected(string name)
    {
        using var folder = new TemporaryFolder();
        Should.Throw<UserException>(() => KeyStore.Open(folder.Path, TimeProvider.System).Create(name)).Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("user:password")]
    public void A_key_that_no_client_can_send_is_rejected(string key)
    {
        using var folder = new TemporaryFolder();
        Should.Throw<UserException>(() => KeyStore.Open(folder.Path, TimeProvider.System).Create("web", key)).Remedy.ShouldContain("--key");
    }

    [Fact]
    public void What_is_not_there_cannot_be_rotated_or_disabled()
    {
        using var folder = new TemporaryFolder();
        var store = KeyStore.Open(folder.Path, TimeProvider.System);
        Should.Throw<UserException>(() => store.Rotate("web")).Remedy.ShouldContain("keys create web");
        Should.Throw<UserException>(() => store.Disable("key_0")).Remedy.ShouldContain("keys list");
    }

    [Fact]
    public void A_state_that_is_no_database_is_said_to_be_damaged()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "state.db"), new string('x', 5000));
        Should.Throw<UserException>(() => KeyStore.Open(folder.Path, TimeProvider.System)).Message.ShouldContain("state.db");
    }

    [Fact]
    public async Task Many_processes_may_make_keys_at_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Path;
        KeyStore.Open(path, TimeProvider.System);
        await Parallel.ForAsync(0, 20, TestContext.Current.CancellationToken, (i, _) =>
        {
            KeyStore.Open(path, TimeProvider.System).Create("source" + i);
            return ValueTask.CompletedTask;
        });
        KeyStore.Open(path, TimeProvider.System).List().Count.ShouldBe(20);
    }

    private static Task StatusAsync(TestCollector collector, string key, int status) => Wait.UntilAsync(async () =>
    {
        using var answer = await collector.PostAsync("/v1/track", Good, key);
        return (int)answer.StatusCode == status;
    }, $"{status} for a key");
}
