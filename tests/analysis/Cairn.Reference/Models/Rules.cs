using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md, "Rules": each looks at one journey alone and shares in proportion to a number for each touch.</summary>
internal static class Rules
{
    /// <summary>The models that are rules.</summary>
    public static IReadOnlyList<string> Names { get; } = ["first", "last", "last_non_direct", "linear", "position_based", "time_decay"];

    /// <summary>The share of each touch; none when all numbers are 0.</summary>
    public static double[] Shares(string model, Journey journey, ReferenceQuestion question)
    {
        var touches = journey.Touches;
        if (!journey.HasWeight)
            return [];
        var numbers = model switch
        {
            "first" => OnlyOne(touches, touches.ToList().FindIndex(touch => touch.Weight > 0)),
            "last" => OnlyOne(touches, touches.ToList().FindLastIndex(touch => touch.Weight > 0)),
            "last_non_direct" => LastNonDirect(touches, question.Direct ?? Dimension.DirectPlayer(question.By)),
            "linear" => [.. touches.Select(touch => touch.Weight)],
            "position_based" => PositionBased(touches, question.Position),
            "time_decay" => TimeDecay(touches, journey.EndMs, question),
            _ => throw new ArgumentException($"{model} is no rule", nameof(model)),
        };
        var sum = numbers.Sum();
        return sum > 0 ? [.. numbers.Select(number => number / sum)] : [];
    }

    private static double[] OnlyOne(IReadOnlyList<ReferenceTouch> touches, int chosen) =>
        [.. touches.Select((_, touch) => touch == chosen ? 1.0 : 0.0)];

    private static double[] LastNonDirect(IReadOnlyList<ReferenceTouch> touches, string direct)
    {
        var last = touches.ToList().FindLastIndex(
            touch => touch.Weight > 0 && !touch.Player.Equals(direct, StringComparison.OrdinalIgnoreCase));
        return OnlyOne(touches, last >= 0 ? last : touches.ToList().FindLastIndex(touch => touch.Weight > 0));
    }

    private static double[] PositionBased(IReadOnlyList<ReferenceTouch> touches, (double First, double Between, double Last) position)
    {
        var n = touches.Count;
        return [.. touches.Select((touch, index) => touch.Weight * Factor(index))];

        double Factor(int index)
        {
            if (n == 1)
                return 1;
            if (index == 0)
                return position.First;
            return index == n - 1 ? position.Last : position.Between / (n - 2);
        }
    }

    /// <summary>w 2^(-gap / half-life), all divided by the largest power so that none becomes 0 by its age alone.</summary>
    private static double[] TimeDecay(IReadOnlyList<ReferenceTouch> touches, long endMs, ReferenceQuestion question)
    {
        var ages = touches.Select(touch => Age(endMs - touch.AtMs)).ToList();
        var youngest = touches.Zip(ages).Where(one => one.First.Weight > 0).Min(one => one.Second);
        return [.. touches.Zip(ages, (touch, age) => touch.Weight * Math.Pow(2, youngest - age))];

        double Age(long gapMs)
        {
            if (!question.WholeHalfLives)
                return (double)gapMs / question.HalfLifeMs;
            return gapMs == 0 ? 0 : (gapMs + question.HalfLifeMs - 1) / question.HalfLifeMs - 1;
        }
    }
}
