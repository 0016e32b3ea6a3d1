using System.CommandLine;

namespace Cairn.World.Cli.Commands;

/// <summary><c>cairn world</c>: makes a simulated world whose truth is known, plays it, and scores reports against it.</summary>
internal static class WorldCommand
{
    public static Command Create()
    {
        var play = new WorldPlay();
        var make = new WorldMake(play.Format);
        var command = new Command("world", """
            Makes a world of customers whose truth is known: what their clients send, with all that goes wrong on the way;
            what shop, bank, CRM and chain know; and the answers, such as the true effect of every channel. With --play it
            sends a world to a running collector instead. The model stands in docs/world.md.

            Examples:
              cairn world --out world
              cairn world --preset fintech --seed 7 --people 100000 --days 90 --faults chaos --out world
              cairn world --faults my-faults.yaml --conversion-rate 0.02 --out world
              cairn world --play http://127.0.0.1:8080 --from world --speed 600x
              cairn world score --answers world --report report.json
            """) { WorldScoreCommand.Create() };
        make.AddTo(command);
        play.AddTo(command);
        command.SetAction((parsed, ct) => play.IsAsked(parsed) ? play.RunAsync(parsed, ct) : make.RunAsync(parsed, ct));
        return command;
    }
}
