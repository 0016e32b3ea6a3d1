using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Pipeline.Tests.Deduplication;

public sealed class CrashTests
{
    [Fact]
    public void Verdicts_are_the_same_whenever_and_however_the_collector_crashes()
    {
        var ids = Gen.Choose(0, 25).ArrayOf().Where(numbers => numbers.Length > 0);
        var step = Gen.Frequency(
            (10, ids.Select(numbers => new Action<Owner>(owner => owner.Prepare(numbers)))),
            (8, Gen.Constant(new Action<Owner>(owner => owner.Store()))),
            (8, Gen.Constant(new Action<Owner>(owner => owner.Save()))),
            (2, Gen.Choose(1, 5).Select(days => new Action<Owner>(owner => owner.PassDays(days)))),
            (2, Gen.Constant(new Action<Owner>(owner => owner.BeginLog()))),
            (1, Gen.Constant(new Action<Owner>(owner => owner.Crash()))),
            (1, Gen.Choose(0, 3).Select(batches => new Action<Owner>(owner => owner.CrashWithTheWarehouse(batches)))),
            (2, Gen.Choose(0, 10_000).Select(place => new Action<Owner>(owner => owner.CrashAndTear(place)))),
            (2, Gen.Choose(0, 10_000).Select(place => new Action<Owner>(owner => owner.CrashAndFlip(place)))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(120), Prop.ForAll(step.ArrayOf().ToArbitrary(), steps =>
        {
            using var owner = new Owner();
            foreach (var act in steps)
                act(owner);
            owner.Crash();
        }));
    }
}
