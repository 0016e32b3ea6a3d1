using System.Numerics;
using Cairn.Model;

namespace Cairn.Attribution.Markov;

/// <summary>
/// What is left of conversions and money when one player is removed: every transition into a state whose newest element is
/// the player ends in null instead.
/// <para>
/// Removing player i leaves expected visits f with f_t = begin_t + sum_s f_s q_st for the states t that stay and f_t = 0
/// for the others; the conversions left are sum_t f_t c_t. The system is solved by Gauss-Seidel for as many players at
/// once as fill four vector registers. After 16, 32, 64 ... sweeps the visits are scaled so that as much flows out as in (a
/// one-block aggregation step), which removes the one slow error that long journeys cause. The doubling gaps leave every
/// other error the time to die out, so that scaling cannot keep it alive.
/// </para>
/// <para>
/// Error bound: after a sweep that changed f by d, the residual is at most |d|_1, as the transitions out of a state add up
/// to at most 1; a unit of misplaced visits is worth at most one conversion. So the conversions left are wrong by at most
/// |d|_1 per journey. Sweeps go on until |d|_1 &lt;= 1e-15 (1 + |f|_1), which is the rounding of the numbers themselves.
/// </para>
/// Each column has its own arithmetic in a fixed order, so the result depends neither on threads nor on vector width.
/// </summary>
internal static class RemovalFlows
{
    /// <summary>Bound on sweeps; chains of real journeys need some dozens.</summary>
    private const int MaxSweeps = 100_000;

    private const int FirstBalance = 16;

    /// <summary>That of the numbers themselves.</summary>
    public const double Exact = 1e-15;

    /// <summary>Enough where sampling makes far larger errors: a millionth of the conversions, once it is multiplied by their share of the journeys.</summary>
    public const double Rough = 1e-6;

    private const int Vectors = 4;

    private static readonly int Width = Vectors * Vector<double>.Count;

    /// <summary>The share of journeys that still convert, and the money per journey, without each player.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="players">How many ranks of players there are.</param>
    /// <param name="precision">The error of a share that is allowed.</param>
    public static (double[] Converted, double[] Value) Solve(AbsorbingChain chain, int players, double precision)
    {
        var converted = new double[players];
        var value = new double[players];
        var settled = new bool[(players + Width - 1) / Width];
        Parallel.For(0, settled.Length, block =>
        {
            var first = block * Width;
            var flow = Begin(chain, first);
            settled[block] = Settle(chain, flow, first, precision);
            for (var state = 0; state < chain.States; state++)
            {
                for (var column = 0; column < Width && first + column < players; column++)
                {
                    converted[first + column] += flow[(state * Width) + column] * chain.Converted[state];
                    value[first + column] += flow[(state * Width) + column] * chain.Value[state];
                }
            }
        });
        if (settled.All(done => done))
            return (converted, value);
        throw new UserException(
            $"The Markov chain did not settle within {MaxSweeps:N0} sweeps.",
            "Its journeys are extraordinarily long: collapse repeated touches, or shorten the window.");
    }

    /// <summary>
    /// Visits before anyone is removed, as a first guess: one row a state, one column for each player from rank
    /// <paramref name="first"/> on.
    /// </summary>
    private static double[] Begin(AbsorbingChain chain, int first)
    {
        var flow = new double[chain.States * Width];
        for (var state = 0; state < chain.States; state++)
        {
            flow.AsSpan(state * Width, Width).Fill(chain.Visits[state]);
            var removed = chain.Newest[state] - first;
            if (removed >= 0 && removed < Width)
                flow[(state * Width) + removed] = 0;
        }

        return flow;
    }

    private static bool Settle(AbsorbingChain chain, double[] flow, int first, double precision)
    {
        var sweep = new Sweep(Width);
        for (var count = 1; count <= MaxSweeps; count++)
        {
            sweep.Run(chain, flow, first);
            if (sweep.IsSettled(precision))
                return true;
            if (count >= FirstBalance && BitOperations.IsPow2(count))
                sweep.Balance(chain, flow, first);
        }

        return false;
    }
}
