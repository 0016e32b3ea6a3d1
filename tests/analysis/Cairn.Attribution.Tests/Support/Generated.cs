using Cairn.Model.Journeys;
using FsCheck;
using FsCheck.Fluent;

namespace Cairn.Attribution.Tests.Support;

/// <summary>Random journeys.</summary>
internal static class Generated
{
    /// <summary>A journey that can be kept, unlike <see cref="Journey"/>.</summary>
    internal sealed record Row(Touch[] Touches, long Conversions, decimal Value, long Nulls, long EndedAt)
    {
        public Journey ToJourney() => new()
        {
            Touches = Touches, Conversions = Conversions, Value = Value, Nulls = Nulls, EndedAt = EndedAt,
        };
    }

    /// <summary>Journeys of up to 12 touches of 7 players, weighted or not, with refunds and without touches at times.</summary>
    public static Gen<Row[]> Journeys(bool weighted, bool refunds) => Row1(weighted, refunds).NonEmptyListOf()
        .Select(rows => rows.ToArray());

    /// <summary>
    /// Checks a property on random cases. A failure tells the seed with which to replay it, as FsCheck prints it.
    /// </summary>
    public static void Check<T>(Gen<T> cases, Action<T> property, int count = 200) =>
        FsCheck.Fluent.Prop.ForAll(cases.ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count));

    private static Gen<Row> Row1(bool weighted, bool refunds) =>
        from touches in Touch1(weighted).ListOf(12)
        from length in Gen.Choose(0, 12)
        from conversions in Gen.Choose(0, 3)
        from nulls in Gen.Choose(0, 4)
        from cents in Gen.Choose(refunds ? -50_000 : 0, 100_000)
        from scale in Gen.Elements(1m, 0.01m, 0.0000000001m)
        select new Row(
            [.. touches.Take(length).OrderBy(touch => touch.At)],
            conversions, conversions == 0 ? 0 : cents * scale, nulls, 2_000_000_000);

    private static Gen<Touch> Touch1(bool weighted) =>
        from player in Gen.Choose(0, 6)
        from at in Gen.Choose(0, 2_000_000_000)
        from weight in weighted ? Gen.Elements(0, 0.1, 0.35, 1, 2.5) : Gen.Constant(1.0)
        select new Touch(player, at, weight);
}
