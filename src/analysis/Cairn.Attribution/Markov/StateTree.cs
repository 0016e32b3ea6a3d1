namespace Cairn.Attribution.Markov;

/// <summary>
/// The states of a chain of order k: the last min(k, position) players of a journey, as paths in a prefix tree. Node 0 is
/// the start. Each node knows the node of its own path without the oldest player, so the next state costs one look-up
/// whatever the order (the suffix links of Aho and Corasick 1975).
/// </summary>
internal sealed class StateTree(int order)
{
    /// <summary>The node of a journey that has not begun.</summary>
    public const int Start = 0;

    private readonly PairMap _children = new();
    private readonly List<int> _parent = [-1];
    private readonly List<int> _player = [-1];
    private readonly List<int> _suffix = [Start];
    private readonly List<int> _depth = [0];

    /// <summary>How many nodes there are; states and the paths that lead to them.</summary>
    public int Count => _parent.Count;

    /// <summary>The node without its newest player; -1 for the start.</summary>
    public int Parent(int node) => _parent[node];

    /// <summary>The newest player of a node; -1 for the start.</summary>
    public int Player(int node) => _player[node];

    /// <summary>How many players a node holds.</summary>
    public int Depth(int node) => _depth[node];

    /// <summary>The state after <paramref name="player"/> was touched in state <paramref name="node"/>.</summary>
    public int Next(int node, int player) =>
        Child(_depth[node] < order ? node : _suffix[node], player);

    private int Child(int parent, int player)
    {
        var node = _children.IndexOf(parent, player) + 1;
        if (node < _parent.Count)
            return node;
        _parent.Add(parent);
        _player.Add(player);
        _depth.Add(_depth[parent] + 1);
        _suffix.Add(Start);
        if (parent != Start)
            _suffix[node] = Child(_suffix[parent], player);
        return node;
    }
}
