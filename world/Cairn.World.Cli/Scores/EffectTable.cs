using System.Text;
using Cairn.World.Score.Attribution;

namespace Cairn.World.Cli.Scores;

/// <summary>
/// One row a player: the true effect and its standard error, the true share, and each model's share, the nearest to the
/// truth marked with a star. Models that do not fit side by side stand in a further table below.
/// </summary>
internal sealed class EffectTable
{
    private const string Green = "\e[32m";
    private const string Bold = "\e[1m";
    private const string Plain = "\e[0m";

    private const int MinNameLength = 11;
    private const int MaxNameLength = 24;
    private const int Share = 7; // space, -100.0
    private const int WidestBar = 8;

    /// <summary>Shares that differ by less look the same.</summary>
    private const double Equal = 0.0005;

    private readonly string _title;
    private readonly MeasureScore _measure;
    private readonly Page _page;
    private readonly string[] _effects;
    private readonly string[] _errors;
    private readonly int _name;
    private readonly int _effect;
    private readonly int _error;
    private readonly int _bar;
    private readonly int _perRow;
    private readonly double _largest;

    public EffectTable(string title, MeasureScore measure, Page page)
    {
        (_title, _measure, _page) = (title, measure, page);
        var largest = measure.Players.Max(player => Math.Abs(player.Effect));
        _effects = [.. measure.Players.Select(player => ScoreText.Amount(player.Effect, largest))];
        _errors = [.. measure.Players.Select(player => player.Error > 0 ? "±" + ScoreText.Amount(player.Error, largest) : "")];
        _effect = Math.Max("effect".Length, _effects.Max(text => text.Length)) + 1;
        _error = _errors.Max(text => text.Length) is var error and > 0 ? error + 1 : 0;
        var models = measure.Models.Count;
        var wish = Math.Clamp(measure.Players.Max(player => player.Name.Length), MinNameLength, MaxNameLength);
        var room = page.Width - _effect - _error - Share - ((Share + 1) * models);
        _name = Math.Clamp(room, MinNameLength, wish);
        // The true share has a bar too, for the eye to compare with.
        var forBars = page.Width - _name - _effect - _error - Share - ((Share + 1) * models);
        _bar = Math.Clamp((forBars - 1) / (models + 1), 0, WidestBar);
        _perRow = Math.Clamp((page.Width - _name - _effect - _error - TrueCell) / Cell, 1, models);
        _largest = measure.Models.SelectMany(model => model.Shares).Concat(measure.Players.Select(player => player.Share)).Max();
    }

    /// <summary>A share, its mark and its bar.</summary>
    private int Cell => Share + 1 + _bar;

    /// <summary>The true share and its bar.</summary>
    private int TrueCell => _bar == 0 ? Share : Share + 1 + _bar;

    /// <summary>Writes the table.</summary>
    public void Write(TextWriter output)
    {
        for (var first = 0; first < _measure.Models.Count; first += _perRow)
        {
            var models = _measure.Models.Skip(first).Take(_perRow).ToList();
            output.WriteLine();
            output.WriteLine(Heading(models));
            for (var player = 0; player < _measure.Players.Count; player++)
                output.WriteLine(Row(player, models));
            WriteFeet(output, models);
        }
    }

    private string Heading(List<ModelScore> models)
    {
        var line = new StringBuilder(ScoreText.Fit(_title, _name))
            .Append("effect".PadLeft(_effect)).Append((_error > 0 ? "± se" : "").PadLeft(_error))
            .Append("true".PadLeft(Share).PadRight(TrueCell));
        foreach (var model in models)
        {
            var title = ScoreText.Fit(ModelTitles.Fit(model.Model, Cell - 1), Cell - 1).TrimEnd();
            line.Append(' ').Append(title.PadLeft(Share - 1).PadRight(Cell - 1));
        }

        var text = line.ToString().TrimEnd();
        return _page.Colour ? $"{Bold}{text}{Plain}" : text;
    }

    private string Row(int player, List<ModelScore> models)
    {
        var truth = _measure.Players[player];
        var line = new StringBuilder(ScoreText.Fit(truth.Name, _name))
            .Append(_effects[player].PadLeft(_effect)).Append(_errors[player].PadLeft(_error)).Append($"{truth.Share * 100,Share:0.0}")
            .Append(_bar == 0 ? "" : " " + BarOf(truth.Share));
        var nearest = _measure.Models.Min(model => Distance(model, player));
        foreach (var model in models)
        {
            var isNearest = Distance(model, player) - nearest < Equal;
            Append(line, $"{model.Shares[player] * 100:0.0}", isNearest, BarOf(model.Shares[player]));
        }

        return line.ToString().TrimEnd();
    }

    private void WriteFeet(TextWriter output, List<ModelScore> models)
    {
        output.WriteLine(Foot(
            "mean absolute error, points", models, model => model.MeanAbsoluteError, error => $"{error:0.0}", error => error));
        output.WriteLine(Foot("rank correlation", models, model => model.RankCorrelation, rank => $"{rank:0.00}", rank => -rank));
        if (_measure.Caused is not null)
        {
            output.WriteLine(Foot(
                "over-credit", models, model => model.OverCredit, ratio => ScoreText.Times(ratio), ratio => Math.Abs(ratio - 1)));
        }
    }

    /// <summary>A row of the models' figures; a star for the best, unless all look alike.</summary>
    private string Foot(
        string name, List<ModelScore> models, Func<ModelScore, double?> figure, Func<double, string> text, Func<double, double> badness)
    {
        string Shown(ModelScore model) => figure(model) is { } number ? text(number) : ScoreText.None;
        var best = _measure.Models.Where(model => figure(model) is not null).MinBy(model => badness(figure(model)!.Value));
        var differ = _measure.Models.Any(model => Shown(model) != Shown(_measure.Models[0]));
        var line = new StringBuilder(ScoreText.Fit(name, _name + _effect + _error + TrueCell));
        foreach (var model in models)
            Append(line, Shown(model), differ && best is not null && Shown(model) == Shown(best), new string(' ', _bar));
        return line.ToString().TrimEnd();
    }

    private string BarOf(double share) => _bar == 0 ? "" : Bar.Of(_largest > 0 ? share / _largest : 0, _bar);

    private void Append(StringBuilder line, string text, bool isBest, string bar)
    {
        var number = text.PadLeft(Share);
        line.Append(isBest && _page.Colour ? $"{Green}{number}*{bar}{Plain}" : $"{number}{(isBest ? '*' : ' ')}{bar}");
    }

    private double Distance(ModelScore model, int player) =>
        _measure.Models.Count == 1 ? double.NaN : Math.Abs(model.Shares[player] - _measure.Players[player].Share);
}
