using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Cairn.World.Cli.Commands;

namespace Cairn.World.Cli.Tests.Commands;

public sealed class WorldPlayTests : IDisposable
{
    private const string Request = """{"at":"2026-01-05T08:00:00Z","source":"web","method":"POST","path":"/v1/t","headers":{},"body":{}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-play-");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public WorldPlayTests()
    {
        _listener.Start();
        File.WriteAllText(Path.Combine(_folder.FullName, "requests.jsonl"), $"{Request}\n{Request}\n");
    }

    private string Url => $"http://{_listener.LocalEndpoint}";

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("200", 0)]
    [InlineData("400", ExitCode.UserError)]
    [InlineData("308", ExitCode.UserError)]
    public async Task the_exit_code_says_whether_everything_was_acknowledged(string status, int expected)
    {
        using var over = new CancellationTokenSource();
        var serving = ServeAsync(status, over.Token);
        (await RunAsync("--play", Url, "--from", _folder.FullName, "--senders", "1", "--format", "json")).ShouldBe(expected);
        await over.CancelAsync();
        await serving;
    }

    [Theory]
    [InlineData("--speed", "fast", "'fast' is no speed.")]
    [InlineData("--senders", "0", "--senders is 0.")]
    [InlineData("--skip", "-1", "--skip is -1.")]
    [InlineData("--limit", "-1", "--limit is -1.")]
    public async Task an_option_that_means_nothing_is_told(string option, string value, string message) =>
        (await Should.ThrowAsync<WorldException>(() => RunAsync("--play", Url, "--from", _folder.FullName, option, value))).Message.ShouldBe(message);

    [Fact]
    public async Task a_folder_without_a_world_is_told()
    {
        var problem = await Should.ThrowAsync<WorldException>(() => RunAsync("--play", Url, "--from", Path.Combine(_folder.FullName, "none")));
        problem.Message.ShouldContain("none cannot be read");
        problem.Remedy.ShouldContain("cairn world --out DIR");
    }

    [Fact]
    public void without_the_option_nothing_is_played()
    {
        var (world, play) = Command();
        play.IsAsked(world.Parse(["--from", "x"])).ShouldBeFalse();
        play.IsAsked(world.Parse(["--play", Url])).ShouldBeTrue();
    }

    private static (Command World, WorldPlay Play) Command()
    {
        var world = new RootCommand();
        var play = new WorldPlay();
        play.AddTo(world);
        return (world, play);
    }

    private static Task<int> RunAsync(params string[] arguments)
    {
        var (world, play) = Command();
        var parsed = world.Parse(arguments);
        parsed.Errors.ShouldBeEmpty();
        return play.RunAsync(parsed, TestContext.Current.CancellationToken);
    }

    /// <summary>Answers each connection once; the first one only looks whether somebody is there.</summary>
    private async Task ServeAsync(string status, CancellationToken over)
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(over);
                var stream = connection.GetStream();
                var text = "";
                for (var read = 1; read > 0 && !text.EndsWith("{}", StringComparison.Ordinal);)
                {
                    read = await stream.ReadAsync(buffer, over);
                    text += Encoding.ASCII.GetString(buffer, 0, read);
                }

                if (text.Length > 0)
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Scripted\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), over);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
