namespace Cairn.World.Sorting;

/// <summary>
/// Merges sorted runs: a tournament whose inner nodes keep the loser of their match, so that a record costs one match a level
/// (Knuth, The Art of Computer Programming, volume 3, section 5.4.1). Owns its runs.
/// </summary>
internal sealed class LoserTree : IDisposable
{
    private readonly RunCursor[] _runs;
    private readonly int[] _losers;
    private readonly long[] _keys;
    private readonly ulong[] _ties;
    private readonly bool[] _ended;
    private int _winner = -1;

    public LoserTree(RunCursor[] runs)
    {
        _runs = runs;
        _losers = new int[runs.Length];
        _keys = new long[runs.Length];
        _ties = new ulong[runs.Length];
        _ended = new bool[runs.Length];
    }

    public long Key => _keys[_winner];

    public ulong Tie => _ties[_winner];

    public ReadOnlySpan<byte> Payload => _runs[_winner].Payload;

    public bool Read()
    {
        if (_runs.Length == 0)
            return false;
        if (_winner < 0)
        {
            for (var run = 0; run < _runs.Length; run++)
                Advance(run);
            _winner = _runs.Length == 1 ? 0 : Play(1);
        }
        else if (!_ended[_winner])
        {
            Advance(_winner);
            Replay();
        }

        return !_ended[_winner];
    }

    public void Dispose()
    {
        foreach (var run in _runs)
            run.Dispose();
    }

    private void Advance(int run)
    {
        _ended[run] = !_runs[run].Read();
        _keys[run] = _runs[run].Key;
        _ties[run] = _runs[run].Tie;
    }

    /// <summary>The first round, from a node downwards; the leaves are the nodes from the number of runs on.</summary>
    private int Play(int node)
    {
        if (node >= _runs.Length)
            return node - _runs.Length;
        var left = Play(2 * node);
        var right = Play(2 * node + 1);
        var leftWins = Before(left, right);
        _losers[node] = leftWins ? right : left;
        return leftWins ? left : right;
    }

    private void Replay()
    {
        var winner = _winner;
        for (var node = (winner + _runs.Length) / 2; node > 0; node /= 2)
            if (Before(_losers[node], winner))
                (winner, _losers[node]) = (_losers[node], winner);
        _winner = winner;
    }

    private bool Before(int x, int y)
    {
        if (_ended[x] || _ended[y])
            return !_ended[x];
        if (_keys[x] != _keys[y])
            return _keys[x] < _keys[y];
        return _ties[x] != _ties[y] ? _ties[x] < _ties[y] : _runs[x].Payload.SequenceCompareTo(_runs[y].Payload) < 0;
    }
}
