using System.CommandLine;
using Cairn.World.Cli.Playing;
using Cairn.World.Play;
using Spectre.Console;

namespace Cairn.World.Cli.Commands;

/// <summary>
/// <c>cairn world --play URL</c>: the requests of a world to a running collector. The options are those of <c>world</c>.
/// </summary>
internal sealed class WorldPlay
{
    private const string FileName = "requests.jsonl";
    private const int MaxSenders = 10_000;

    private readonly Option<string?> _play = new("--play")
    {
        Description = "Send the world's requests to the collector at this address, in place of making a world.",
        HelpName = "URL",
    };

    private readonly Option<string> _from = new("--from")
    {
        Description = $"The folder of the world that is played, or its {FileName}.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "world",
    };

    private readonly Option<string> _speed = new("--speed")
    {
        Description = "How fast the world's clock runs: 600x is ten minutes a second; max is as fast as the collector answers.",
        HelpName = "SPEED",
        DefaultValueFactory = _ => "max",
    };

    private readonly Option<int> _senders = new("--senders")
    {
        Description = "How many requests are on the way at once.",
        HelpName = "N",
        DefaultValueFactory = _ => 32,
    };

    private readonly Option<bool> _stateReceipt = new("--state-receipt")
    {
        Description = "Say with each request when it arrives in the world, for a collector that runs with --unsafe-trust-receipt.",
    };

    private readonly Option<string?> _keys = new("--keys")
    {
        Description = "Make the senders' write keys and secrets known in this data folder first, by `cairn keys`.",
        HelpName = "DIR",
    };

    private readonly Option<long> _skip = new("--skip") { Description = "Leave out so many requests, from the first.", HelpName = "N" };
    private readonly Option<long?> _limit = new("--limit") { Description = "Send at most so many requests; all unless given.", HelpName = "N" };
    private readonly Option<string> _format = FormatOption.Of("table", "json");

    /// <summary>How results are printed, of a making as of a playing.</summary>
    public Option<string> Format => _format;

    /// <summary>Gives a command the options of playing.</summary>
    public void AddTo(Command world)
    {
        foreach (var option in new Option[] { _play, _from, _keys, _speed, _stateReceipt, _senders, _skip, _limit, _format })
            world.Add(option);
    }

    /// <summary>Whether the command line asks for playing.</summary>
    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_play) is not null;

    /// <summary>Plays and reports.</summary>
    /// <returns>0 when everything was acknowledged, 1 when something was not, 130 after Ctrl-C.</returns>
    /// <exception cref="WorldException">An option, the file or the collector is at fault.</exception>
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var options = new PlayOptions
        {
            Collector = PlayOptions.ParseCollector(parsed.GetRequiredValue(_play)!),
            Speed = PlaySpeed.Parse(parsed.GetRequiredValue(_speed)),
            Senders = (int)Within("--senders", parsed.GetValue(_senders), 1, MaxSenders),
            StatesReceipt = parsed.GetValue(_stateReceipt),
            Skip = Within("--skip", parsed.GetValue(_skip), 0, long.MaxValue),
            Limit = Within("--limit", parsed.GetValue(_limit) ?? long.MaxValue, 0, long.MaxValue),
        };
        if (parsed.GetValue(_keys) is { } data)
            await WorldKeys.InstallAsync(data, parsed.GetRequiredValue(_from), ct);
        await using var file = Open(parsed.GetRequiredValue(_from));
        var progress = new PlayProgress();
        var playing = Task.Run(() => new Player(options, TimeProvider.System).PlayAsync(file, file.Name, progress, ct), CancellationToken.None);
        await new PlayProgressBar(Terminal.Error()).ShowAsync(file.Length, progress, playing);
        var report = await playing;
        if (parsed.GetValue(_format) == "json")
            Console.Out.WriteLine(PlayJson.Of(report));
        else
            new PlayView(AnsiConsole.Console).Show(report);
        return report.IsInterrupted ? ExitCode.Interrupted
            : report.Acknowledged < report.Requests ? ExitCode.UserError
            : 0;
    }

    private static long Within(string option, long value, long least, long most) => value >= least && value <= most
        ? value
        : throw new WorldException(
            $"{option} is {value}.", most == long.MaxValue ? $"Give a number from {least}." : $"Give a number from {least} to {most}.");

    private static FileStream Open(string from)
    {
        var path = Directory.Exists(from) ? Path.Combine(from, FileName) : from;
        try
        {
            // The reader of lines has a buffer of its own.
            return new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WorldException(
                $"{path} cannot be read: {error.Message}", "Make a world first, with cairn world --out DIR, and name its folder with --from DIR.", error);
        }
    }
}
