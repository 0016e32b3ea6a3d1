namespace Cairn.World.Faults.Reading;

/// <summary>Gathers the mistakes of one file, so that all can be fixed at once. Beyond <see cref="Max"/> it only counts.</summary>
internal sealed class MistakeList(string file)
{
    public const int Max = 100;

    private readonly List<(int Line, int Column, string What)> _mistakes = [];

    public int Count { get; private set; }

    public void Add(YamlNode at, string what) => Add(at.Line, at.Column, what);

    public void Add(int line, int column, string what)
    {
        Count++;
        if (_mistakes.Count < Max)
            _mistakes.Add((line, column, what));
    }

    /// <summary>Stops a reading that has nothing to go on with.</summary>
    public void ThrowIfUnreadable(YamlNode? root)
    {
        if (root?.Entries is null)
            ThrowIfAny();
    }

    /// <summary>Does nothing when there is no mistake.</summary>
    /// <exception cref="WorldException">There are mistakes: one line each, <c>file:line:column: what</c>, in the file's order.</exception>
    public void ThrowIfAny()
    {
        if (Count == 0)
            return;

        var lines = _mistakes.OrderBy(at => at.Line).ThenBy(at => at.Column).Select(at => $"{file}:{at.Line}:{at.Column}: {at.What}");
        var more = Count > _mistakes.Count ? $"\n{file}: {Count - _mistakes.Count} more mistakes" : "";
        throw new WorldException(
            string.Join('\n', lines) + more,
            Count == 1
                ? "Fix this line; docs/world-faults.md describes each kind of fault with its fields."
                : $"Fix these {Count} mistakes; docs/world-faults.md describes each kind of fault with its fields.");
    }
}
