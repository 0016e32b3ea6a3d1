using System.CommandLine;
using Cairn.World.Cli.Scores;
using Cairn.World.Score;

namespace Cairn.World.Cli.Commands;

/// <summary><c>cairn world score</c>: compares a report with the world's known truth.</summary>
internal sealed class WorldScoreCommand
{
    private readonly Option<string> _answers = new("--answers")
    {
        Description = "The world's folder, which holds answers.json.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string> _report = new("--report")
    {
        Description = "The report: JSON as in docs/world-score.md, of any tool.",
        HelpName = "FILE.json",
        Required = true,
    };

    private readonly Option<string?> _by = new("--by")
    {
        Description = "What the credits are given to; what most of the report's keys are, unless given.",
    };

    private readonly Option<string?> _conversion = new("--conversion")
    {
        Description = "The conversion; the world's main one unless given.",
        HelpName = "NAME",
    };

    private readonly Option<long> _minEvents = new("--min-events")
    {
        Description = "A fault that hit fewer events need not be found.",
        HelpName = "N",
        DefaultValueFactory = _ => new ScoreOptions().MinEvents,
    };

    private readonly Option<string> _format = FormatOption.Of("table", "json");

    private WorldScoreCommand() => _by.AcceptOnlyFromAmong([.. ScoreOptions.Kinds]);

    public static Command Create()
    {
        var parts = new WorldScoreCommand();
        var command = new Command("score", """
            Compares a report with the world's known truth: attribution with the true effects, identity with the true
            persons, assurance with the true capture rates and the injected faults (docs/world-score.md).

            Examples:
              cairn attribute --data .cairn --conversion purchase --format json > report.json
              cairn world score --answers demo-world --report report.json
              cairn world score --answers demo-world --report report.json --by event --format json
            """) { parts._answers, parts._report, parts._by, parts._conversion, parts._minEvents, parts._format };
        command.SetAction(parts.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = new ScoreOptions
        {
            By = parsed.GetValue(_by),
            Conversion = parsed.GetValue(_conversion),
            MinEvents = parsed.GetValue(_minEvents),
        };
        var score = WorldScore.Of(parsed.GetRequiredValue(_answers), parsed.GetRequiredValue(_report), options);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(_format) == "json")
            output.WriteLine(ScoreJson.Of(score));
        else
            new ScoreView(score, Page.Of(Terminal.Output())).Write(output);
        return 0;
    }
}
