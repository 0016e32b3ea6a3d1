using System.Numerics;
using Cairn.Attribution.Accounting;
using Cairn.Model;

namespace Cairn.Attribution.Shapley;

/// <summary>
/// A cooperative game whose worth v(S) the user supplies for some coalitions, such as conversions in an experiment where
/// only the channels S ran. Solved exactly by Harsanyi dividends: d(S) = v(S) - sum of d(T) over the listed proper subsets
/// T of S (the Moebius transform), and the Shapley value of a player is the sum of d(S) / |S| over the coalitions with it
/// (Harsanyi 1959). A coalition that is not listed has dividend 0: it is worth what its listed parts bring together.
/// </summary>
public sealed class ShapleyGame
{
    /// <summary>Bound on players: with all 2^20 coalitions listed the solution takes some 3^20 additions, about a minute.</summary>
    public const int MaxPlayers = 20;

    private readonly Dictionary<uint, decimal> _worth = [];
    private readonly List<string> _players = [];

    /// <summary>The players, in order of appearance.</summary>
    public IReadOnlyList<string> Players => _players;

    /// <summary>Sets the worth of a coalition.</summary>
    /// <param name="members">Its members, at least one; the order does not matter, a name given twice counts once.</param>
    /// <param name="worth">What it brings in, all in all.</param>
    /// <exception cref="UserException">The coalition is empty or was set before, or there are too many players.</exception>
    public void Set(IEnumerable<string> members, decimal worth)
    {
        uint coalition = 0;
        foreach (var member in members)
            coalition |= 1u << IndexOf(member);
        if (coalition == 0)
            throw new UserException("A coalition has no members.", "The worth of nobody is 0 and is not listed.");
        if (!_worth.TryAdd(coalition, worth))
            throw new UserException($"The coalition {Name(coalition)} is listed twice.", "Keep one of the lines.");
    }

    /// <summary>The Harsanyi dividend of every listed coalition, small ones first.</summary>
    public IReadOnlyList<(string Coalition, decimal Dividend)> Dividends() =>
        [.. Solve().Select(pair => (Name(pair.Coalition), pair.Dividend))];

    /// <summary>
    /// The Shapley value of each player, by ordinal name, as credit with the worth as conversions. The rows add up exactly
    /// to the worth of all players together, that is to the sum of the dividends.
    /// </summary>
    public IReadOnlyList<Credit> Credits()
    {
        var order = Enumerable.Range(0, _players.Count).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(_players[a], _players[b]));
        var amounts = new FixedSum[_players.Count];
        decimal total = 0;
        foreach (var (coalition, dividend) in Solve())
        {
            total += dividend;
            var share = (double)dividend / BitOperations.PopCount(coalition);
            for (var i = 0; i < order.Length; i++)
                if ((coalition >> order[i] & 1) == 1)
                    amounts[i].Add(share);
        }

        if (amounts.Length == 0)
            return [];
        var shares = Apportionment.Split(total, amounts, Apportionment.ConversionDecimals);
        return [.. order.Select((player, i) => new Credit(ModelNames.Shapley, _players[player], shares[i], 0))];
    }

    private List<(uint Coalition, decimal Dividend)> Solve()
    {
        var listed = _worth.Keys.OrderBy(BitOperations.PopCount).ThenBy(coalition => coalition);
        var dividends = new decimal[1 << _players.Count];
        var solved = new List<(uint, decimal)>(_worth.Count);
        foreach (var coalition in listed)
        {
            var dividend = _worth[coalition];
            for (var part = (coalition - 1) & coalition; part != 0; part = (part - 1) & coalition)
                dividend -= dividends[part];
            dividends[coalition] = dividend;
            solved.Add((coalition, dividend));
        }

        return solved;
    }

    private int IndexOf(string player)
    {
        var index = _players.IndexOf(player);
        if (index >= 0)
            return index;
        if (_players.Count == MaxPlayers)
        {
            throw new UserException(
                $"A game takes at most {MaxPlayers} players, and '{player}' is one more.", "Group the players.");
        }

        _players.Add(player);
        return _players.Count - 1;
    }

    private string Name(uint coalition) =>
        string.Join(" + ", _players.Where((_, i) => (coalition >> i & 1) == 1).Order(StringComparer.Ordinal));
}
