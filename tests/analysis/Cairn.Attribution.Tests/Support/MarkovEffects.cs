using Cairn.Attribution.Markov;
using Cairn.Attribution.Paths;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Support;

/// <summary>Removal effects by name, beside the report that they lead to.</summary>
internal static class MarkovEffects
{
    public static (ModelCredits Report, Dictionary<string, double> Effects) OfFile(string file, int order)
    {
        var players = new NameIndex();
        var model = new MarkovModel(order);
        new PathFile(file, new PathFileOptions(), players).Read(model.Observe);
        model.Finish(players);
        var effects = Enumerable.Range(0, players.Count).ToDictionary(i => players[i], i => model.Effects[i]);
        return (ModelRuns.OfFile(file, new ModelOptions { Models = [ModelNames.Markov], Order = order }), effects);
    }

    public static Dictionary<string, double> Of(int order, params IEnumerable<(string Path, long Conversions, long Nulls)> rows)
    {
        var players = new NameIndex();
        var model = new MarkovModel(order);
        foreach (var (path, conversions, nulls) in rows)
        {
            var touches = path.Split(" > ").Select(step => new Touch(players.IndexOf(step), 0)).ToArray();
            model.Observe(new Journey { Touches = touches, Conversions = conversions, Nulls = nulls });
        }

        model.Finish(players);
        return Enumerable.Range(0, players.Count).ToDictionary(i => players[i], i => model.Effects[i]);
    }
}
