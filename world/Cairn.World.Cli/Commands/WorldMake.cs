using System.CommandLine;
using System.Globalization;
using Cairn.World.Cli.Making;
using Cairn.World.Companies;
using Cairn.World.Making;
using Spectre.Console;

namespace Cairn.World.Cli.Commands;

/// <summary><c>cairn world --out DIR</c>: makes a world. The options are those of <c>world</c>.</summary>
internal sealed class WorldMake
{
    private const string DefaultFolder = "world";

    private readonly Option<string> _preset = new("--preset") { Description = "What kind of company it is.", DefaultValueFactory = _ => Presets.Names[0] };
    private readonly Option<ulong> _seed = new("--seed") { Description = "The same seed gives the same bytes, on any machine.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _people = new("--people") { Description = "How many people; each does about 35 acts in 60 days.", HelpName = "N", DefaultValueFactory = _ => 1_000 };
    private readonly Option<int> _days = new("--days") { Description = "How many days.", HelpName = "N", DefaultValueFactory = _ => 60 };
    private readonly Option<string> _start = new("--start") { Description = "The first day.", HelpName = "YYYY-MM-DD", DefaultValueFactory = _ => "2026-01-05" };
    private readonly Option<string> _out = new("--out") { Description = "The folder to write.", HelpName = "DIR", DefaultValueFactory = _ => DefaultFolder };
    private readonly Option<bool> _replace = new("--replace") { Description = "Replace the world that stands in the folder." };
    private readonly Option<string> _faults = new("--faults") { Description = "What goes wrong: calm, leaky, chaos, or a file (docs/world-faults.md).", HelpName = "NAME|FILE", DefaultValueFactory = _ => "calm" };
    private readonly Option<int> _future = new("--future-days") { Description = "Days after the end that each person's future value covers.", HelpName = "N", DefaultValueFactory = _ => 180 };
    private readonly Option<double?> _sessions = new("--sessions-per-week") { Description = "Visits of a customer a week; the preset's unless given.", HelpName = "X" };
    private readonly Option<double?> _rate = new("--conversion-rate") { Description = "Share of the visits that convert; the preset's unless given.", HelpName = "X" };
    private readonly Option<int> _threads = new("--threads") { Description = "How many threads work; the bytes are the same.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };

    private readonly Option<string> _format;

    /// <param name="format">How the result is printed; the command has it already.</param>
    public WorldMake(Option<string> format)
    {
        _format = format;
        _preset.AcceptOnlyFromAmong([.. Presets.Names]);
    }

    /// <summary>Gives a command the options of making.</summary>
    public void AddTo(Command world)
    {
        foreach (var option in new Option[] { _preset, _seed, _people, _days, _start, _out, _faults, _replace, _future, _sessions, _rate, _threads })
            world.Add(option);
    }

    /// <summary>Makes the world and says what it has become.</summary>
    /// <exception cref="WorldException">An option, the folder or the disk is at fault.</exception>
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var request = new WorldRequest
        {
            Preset = parsed.GetRequiredValue(_preset),
            Seed = parsed.GetValue(_seed),
            People = parsed.GetValue(_people),
            Days = parsed.GetValue(_days),
            Start = Start(parsed.GetRequiredValue(_start)),
            FutureDays = parsed.GetValue(_future),
            SessionsPerWeek = parsed.GetValue(_sessions),
            ConversionRate = parsed.GetValue(_rate),
            Faults = parsed.GetRequiredValue(_faults),
            Folder = parsed.GetRequiredValue(_out),
            Replace = parsed.GetValue(_replace),
            Threads = parsed.GetValue(_threads),
        };
        var progress = new LatestProgress();
        var making = Task.Run(() => WorldMaker.Make(request, progress, ct), CancellationToken.None);
        await new WorldProgressBar(Terminal.Error()).ShowAsync(progress, making);
        if (parsed.GetValue(_format) == "json")
            Console.Out.WriteLine(WorldJson.Of(await making));
        else
            new WorldView(AnsiConsole.Console).Show(await making, request.Folder);
        return 0;
    }

    private static DateOnly Start(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2020 and <= 2100
            ? day
            : throw new WorldException($"--start is '{text}', which is no day from 2020 to 2100.", "Write it as 2026-01-05.");
}
