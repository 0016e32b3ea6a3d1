using System.Runtime.CompilerServices;
using Cairn.World.Score.Identity;

namespace Cairn.World.Score.Links;

/// <summary>Judges the links of a report one after another, as they are read.</summary>
/// <param name="table">The identifiers of the answers.</param>
internal sealed class LinkScorer(IdentifierTable table)
{
    /// <summary>Probabilities are told apart by hundredths.</summary>
    private const int Steps = 100;

    private const int StepsOfTenth = 10, StepsOfPoint = 5;

    private readonly long[] _links = new long[Steps], _right = new long[Steps];
    private readonly double[] _stated = new double[Steps];
    private double _squares;
    private long _unknown;

    /// <summary>Takes a link.</summary>
    /// <param name="one">The type and the id of the one identifier.</param>
    /// <param name="other">Those of the other.</param>
    /// <param name="probability">The stated probability, 0 to 1.</param>
    public void Add((string Type, string Id) one, (string Type, string Id) other, double probability)
    {
        ref var a = ref table.Find(one.Type, one.Id);
        ref var b = ref table.Find(other.Type, other.Id);
        if (Unsafe.IsNullRef(ref a) || Unsafe.IsNullRef(ref b))
        {
            _unknown++;
            return;
        }
        var isRight = Share(a.Owner, b.Owner);
        var step = Math.Min(Steps - 1, (int)(probability * Steps));
        _links[step]++;
        _right[step] += isRight ? 1 : 0;
        _stated[step] += probability;
        _squares += (probability - (isRight ? 1 : 0)) * (probability - (isRight ? 1 : 0));
    }

    /// <summary>The score of all links.</summary>
    public LinkScore Finish()
    {
        var (links, right) = (_links.Sum(), _right.Sum());
        return new LinkScore
        {
            Links = links,
            Right = right,
            Unknown = _unknown,
            Brier = links == 0 ? null : _squares / links,
            Tenths = [.. Enumerable.Range(0, Steps / StepsOfTenth).Select(Tenth)],
            Points = [.. Enumerable.Range(0, Steps / StepsOfPoint).Select(point => Point(point * StepsOfPoint, right))],
        };
    }

    private LinkTenth Tenth(int number)
    {
        var own = new Range(number * StepsOfTenth, (number + 1) * StepsOfTenth);
        var links = _links[own].Sum();
        return new LinkTenth((double)number / StepsOfTenth, (double)(number + 1) / StepsOfTenth, links,
            links == 0 ? null : _stated[own].Sum() / links, links == 0 ? null : (double)_right[own].Sum() / links);
    }

    private LinkPoint Point(int step, long allRight)
    {
        var (links, right) = (_links[step..].Sum(), _right[step..].Sum());
        return new LinkPoint((double)step / Steps, links, links == 0 ? null : (double)right / links, allRight == 0 ? null : (double)right / allRight);
    }

    private bool Share(int one, int other)
    {
        foreach (var person in table.Owners.People(in one))
            if (table.Owners.People(in other).Contains(person))
                return true;
        return false;
    }
}
