using Cairn.Model.Plan.Yaml;

namespace Cairn.Model.Plan.Reading;

/// <summary>
/// Gathers the mistakes of one file. Bounded: beyond <see cref="Maximum"/> only the fact that there are more is kept.
/// </summary>
internal sealed class MistakeList(string file)
{
    public const int Maximum = 200;

    private readonly List<PlanMistake> _mistakes = [];

    public int Count => _mistakes.Count;

    public void Add(YamlNode at, string what, string remedy) => Add(at.Line, at.Column, what, remedy);

    public void Add(int line, int column, string what, string remedy)
    {
        if (_mistakes.Count < Maximum)
            _mistakes.Add(new PlanMistake(file, line, column, what, remedy));
        else if (_mistakes.Count == Maximum)
            _mistakes.Add(new PlanMistake(file, int.MaxValue, 1, "there are more mistakes", "Mend these first."));
    }

    public IReadOnlyList<PlanMistake> InOrder() =>
    [
        .. _mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)
            .Select(mistake => mistake.Line == int.MaxValue ? mistake with { Line = 0, Column = 0 } : mistake),
    ];
}
