using Cairn.Collector.Live;
using Cairn.Collector.Secrets;
using Cairn.Data.Secrets;
using Cairn.Model;

namespace Cairn.Collector.Tests.Live;

public sealed class SecretFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-secret-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_token_is_made_once_for_its_owner_alone()
    {
        var made = OperatorToken.OfFolder(_folder);
        made.Text.Length.ShouldBeGreaterThanOrEqualTo(43);
        OperatorToken.OfFolder(_folder).Text.ShouldBe(made.Text);
        var path = Path.Combine(_folder, OperatorToken.FileName);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        OperatorToken.Read(path).Text.ShouldBe(made.Text);
        made.IsIn($"Bearer {made.Text}").ShouldBeTrue();
        made.IsIn($"bearer  {made.Text} ").ShouldBeTrue();
        made.IsIn(made.Text).ShouldBeFalse();
        made.IsIn($"Bearer {made.Text}x").ShouldBeFalse();
    }

    [Fact]
    public async Task Those_who_make_it_at_once_get_the_same()
    {
        var path = Path.Combine(_folder, "secret");
        var texts = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => SecretFile.ReadOrCreate(path), TestContext.Current.CancellationToken)));
        texts.Distinct().ShouldHaveSingleItem();
        Directory.EnumerateFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_empty_or_missing_one_is_named()
    {
        var path = Path.Combine(_folder, "empty");
        File.WriteAllText(path, "\n");
        Should.Throw<UserException>(() => SecretFile.Read(path)).Message.ShouldContain("empty");
        Should.Throw<UserException>(() => SecretFile.Read(path + "x")).Message.ShouldContain(path);
    }

    [Theory]
    [InlineData("one\ntwo\n", "2 lines")]
    [InlineData("with a blank", "other characters")]
    [InlineData("ümlaut", "other characters")]
    public void What_can_be_no_secret_is_named(string text, string why)
    {
        var path = Path.Combine(_folder, "other");
        File.WriteAllText(path, text);
        var problem = Should.Throw<UserException>(() => OperatorToken.Read(path));
        problem.Message.ShouldContain(path);
        problem.Message.ShouldContain(why);
        File.WriteAllText(path, new string('x', 2000));
        Should.Throw<UserException>(() => OperatorToken.Read(path)).Message.ShouldContain("more than 1024 bytes");
    }

    [Theory]
    [InlineData("http://127.0.0.1:81/", "http://127.0.0.1:81/")]
    [InlineData("http://0.0.0.0:81/", "http://127.0.0.1:81/")]
    [InlineData("http://[::]:81/", "http://[::1]:81/")]
    public void A_note_says_where_this_machine_reaches_the_collector(string listens, string reached)
    {
        CollectorNote.Find(_folder).ShouldBeNull();
        CollectorNote.TryWrite(_folder, new Uri(listens)).ShouldBeNull();
        CollectorNote.Find(_folder).ShouldBe(new CollectorNote(new Uri(reached), Environment.ProcessId));
        CollectorNote.Remove(_folder);
        CollectorNote.Find(_folder).ShouldBeNull();
    }
}
