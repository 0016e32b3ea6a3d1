using Cairn.Reference.Cases;

namespace Cairn.Reference;

/// <summary>A small random log with a plan and a question, the same for the same seed everywhere.</summary>
public sealed record RandomCase(
    ulong Seed, IReadOnlyList<ReferenceEvent> Events, ReferencePlan Plan, ReferenceQuestion Question)
{
    /// <summary>The case of a seed: 3 to 40 events of one to a handful of persons.</summary>
    public static RandomCase Of(ulong seed)
    {
        var random = new SplitMix64(seed);
        var plan = RandomPlan.Of(random);
        var question = RandomQuestion.Of(random);
        return new RandomCase(seed, new RandomEvents(random, plan, question).All(), plan, question);
    }

    /// <summary>The log of a seed, asked several questions: the case of the seed first, then others of the same dimension and view of bots.</summary>
    public static IEnumerable<RandomCase> OfLog(ulong seed, int questions)
    {
        var first = Of(seed);
        yield return first;
        var random = new SplitMix64(~seed);
        for (var i = 1; i < questions; i++)
            yield return first with { Question = RandomQuestion.Of(random) with { By = first.Question.By, Bots = first.Question.Bots } };
    }

    /// <summary>The same events in another order of rows, with other offsets.</summary>
    public RandomCase Shuffled(ulong seed)
    {
        var random = new SplitMix64(seed);
        var offset = 0L;
        return this with { Events = [.. random.Shuffled(Events).Select(row => row with { LogOffset = offset += 1 + random.Below(50) })] };
    }

    /// <summary>The report that the reference makes of it.</summary>
    public ReferenceReport Report() => ReferenceReport.Of(Events, Plan, Question);
}
