using MathNet.Numerics.LinearAlgebra;

namespace Cairn.Prediction.Logistic;

/// <summary>
/// Logistic regression by Newton's method (iteratively reweighted least squares; McCullagh and Nelder 1989, "Generalized Linear Models", section
/// 4.4), with a normal prior on each weight (ridge; le Cessie and van Houwelingen 1992), so that there is one answer where features tell an outcome
/// for certain too.
/// </summary>
/// <remarks>Deterministic: the same rows in the same order give the same digits. Time: iterations x (rows x features of a row squared + features cubed).</remarks>
public static class LogisticRegression
{
    /// <summary>The most features; the matrix of so many takes 8 MB.</summary>
    public const int MaxFeatures = 1000;

    private const int MaxSteps = 100;
    private const int MaxHalvings = 30;
    private const double Settled = 1e-9;

    /// <summary>Fits a model.</summary>
    /// <param name="rows">The observations, with at most <see cref="MaxFeatures"/> features.</param>
    /// <param name="priorDeviation">Standard deviation of the prior of each weight, in log-odds; the intercept has none.</param>
    /// <param name="start">Where to begin; null: at weights of 0.</param>
    public static LogisticModel Fit(BinaryRows rows, double priorDeviation = 2, LogisticModel? start = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Fit(rows, rows.Times, rows.Positives, priorDeviation, start);
    }

    /// <summary>Fits a model to the same observations, seen at other times.</summary>
    /// <param name="rows">The observations.</param>
    /// <param name="times">How often each was seen.</param>
    /// <param name="positives">How often each came out positive.</param>
    /// <param name="priorDeviation">Standard deviation of the prior of each weight, in log-odds.</param>
    /// <param name="start">Where to begin; null: at weights of 0.</param>
    public static LogisticModel Fit(BinaryRows rows, IReadOnlyList<double> times, IReadOnlyList<double> positives, double priorDeviation, LogisticModel? start)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Features, MaxFeatures);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(priorDeviation);
        var precision = 1 / (priorDeviation * priorDeviation);
        // The intercept stands behind the features.
        var weights = Vector<double>.Build.Dense(rows.Features + 1);
        if (start is not null)
            for (var feature = 0; feature <= rows.Features; feature++)
                weights[feature] = feature < rows.Features ? start.Weights[feature] : start.Intercept;
        else
            weights[rows.Features] = LogOdds(positives.Sum(), times.Sum());
        var value = Likelihood(rows, times, positives, weights, precision);
        for (var step = 0; step < MaxSteps; step++)
        {
            var move = Move(rows, times, positives, weights, precision);
            var (next, better) = (weights + move, double.NegativeInfinity);
            for (var halving = 0; halving < MaxHalvings; halving++)
            {
                better = Likelihood(rows, times, positives, next, precision);
                if (better >= value)
                    break;
                move /= 2;
                next = weights + move;
            }

            if (better < value)
                break; // as good as the numbers' own precision allows
            (weights, value) = (next, better);
            if (move.AbsoluteMaximum() < Settled)
                break;
        }

        return new LogisticModel(weights[rows.Features], weights.AsArray()[..rows.Features]);
    }

    /// <summary>A start that is finite where all or none are positive.</summary>
    private static double LogOdds(double positives, double times) => Math.Log((positives + 0.5) / (times - positives + 0.5));

    private static Vector<double> Move(BinaryRows rows, IReadOnlyList<double> times, IReadOnlyList<double> positives, Vector<double> weights, double precision)
    {
        var size = rows.Features + 1;
        var (gradient, curvature) = (new double[size], new double[size, size]);
        for (var feature = 0; feature < rows.Features; feature++)
        {
            gradient[feature] = -precision * weights[feature];
            curvature[feature, feature] = precision;
        }

        // Where all or none are positive the intercept has next to no curvature, and the matrix must stay one that can be divided by.
        curvature[rows.Features, rows.Features] = 1e-9;
        for (var row = 0; row < rows.Count; row++)
        {
            if (times[row] == 0)
                continue;
            var present = rows[row];
            var probability = 1 / (1 + Math.Exp(-LogOdds(present, weights)));
            var (slope, bend) = (positives[row] - (times[row] * probability), times[row] * probability * (1 - probability));
            gradient[rows.Features] += slope;
            curvature[rows.Features, rows.Features] += bend;
            for (var i = 0; i < present.Length; i++)
            {
                gradient[present[i]] += slope;
                curvature[present[i], rows.Features] += bend;
                for (var j = 0; j < present.Length; j++)
                    curvature[present[i], present[j]] += bend;
            }
        }

        for (var feature = 0; feature < rows.Features; feature++)
            curvature[rows.Features, feature] = curvature[feature, rows.Features];
        return Matrix<double>.Build.DenseOfArray(curvature).Cholesky().Solve(Vector<double>.Build.DenseOfArray(gradient));
    }

    private static double Likelihood(BinaryRows rows, IReadOnlyList<double> times, IReadOnlyList<double> positives, Vector<double> weights, double precision)
    {
        var sum = 0.0;
        for (var feature = 0; feature < rows.Features; feature++)
            sum -= precision * weights[feature] * weights[feature] / 2;
        for (var row = 0; row < rows.Count; row++)
        {
            if (times[row] == 0)
                continue;
            var logOdds = LogOdds(rows[row], weights);
            // log(1 + e^x) without overflow.
            sum += (positives[row] * logOdds) - (times[row] * (Math.Max(logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds)))));
        }

        return sum;
    }

    private static double LogOdds(ReadOnlySpan<int> present, Vector<double> weights)
    {
        var sum = weights[weights.Count - 1];
        foreach (var feature in present)
            sum += weights[feature];
        return sum;
    }
}
