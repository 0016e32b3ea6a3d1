
namespace Cairn.Yaml;

/// <summary>
/// Gathers the mistakes of one file. Bounded: beyond <see cref="Maximum"/> only the fact that there are more is kept.
/// </summary>
public sealed class MistakeList(string file)
{
    /// <summary>How many mistakes are kept.</summary>
    public const int Maximum = 200;

    private readonly List<YamlMistake> _mistakes = [];

    /// <summary>Whether this very text was read without a mistake before, so that what is slow to check and cannot have changed is not checked again.</summary>
    public bool WasGoodBefore { get; init; }

    /// <summary>How many there are.</summary>
    public int Count => _mistakes.Count;

    /// <summary>Adds a mistake at a node.</summary>
    public void Add(YamlNode at, string what, string remedy) => Add(at.Line, at.Column, what, remedy);

    /// <summary>Adds a mistake at a line and a column, both from 1; 0 means the file as a whole.</summary>
    public void Add(int line, int column, string what, string remedy)
    {
        if (_mistakes.Count < Maximum)
            _mistakes.Add(new YamlMistake(file, line, column, what, remedy));
        else if (_mistakes.Count == Maximum)
            _mistakes.Add(new YamlMistake(file, int.MaxValue, 1, "there are more mistakes", "Fix these first."));
    }

    /// <summary>The mistakes in the order of the file.</summary>
    public IReadOnlyList<YamlMistake> InOrder() =>
    [
        .. _mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)
            .Select(mistake => mistake.Line == int.MaxValue ? mistake with { Line = 0, Column = 0 } : mistake),
    ];
}
