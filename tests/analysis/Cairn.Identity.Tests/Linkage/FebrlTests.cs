using Cairn.Identity.Linkage;
using F23.StringSimilarity;

namespace Cairn.Identity.Tests.Linkage;

/// <summary>
/// The engine of probable links on records that others made: 5,000 records of 2,000 invented people, 6,538 true pairs (Febrl's dataset 3,
/// Christen, "Febrl", KDD 2008). Nothing of the truth is used but to judge.
/// </summary>
public sealed class FebrlTests
{
    private const string File = "febrl3.csv";
    private const int TruePairs = 6_538;
    private const int MaxBlock = 120;

    private static readonly string[] Names = ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"];
    private static readonly JaroWinkler Similarity = new();

    [Theory]
    [InlineData(true, 0.99)]
    [InlineData(false, 0.97)]
    public void Records_of_one_person_are_found(bool withNumber, double least)
    {
        var records = System.IO.File.ReadLines(Repository.Shared(File)).Skip(1).Select(static line => line.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        records.Length.ShouldBe(5_000);
        int[] columns = [.. Enumerable.Range(0, Names.Length).Where(column => withNumber || Names[column] != "soc_sec_id")];
        var levels = columns.Select(static column => new LevelTable(Names[column])).ToArray();
        foreach (var table in levels)
            foreach (var level in new[] { "equal", "near", "far" })
                table.NumberOf(level);
        var pairs = Blocked(records, columns).Select(pair => (pair.One, pair.Other, Pattern: Compare(records[pair.One], records[pair.Other], columns))).ToList();
        var counts = new PatternCounts();
        foreach (var pair in pairs)
            counts.Add(pair.Pattern, null);
        var model = new LinkageFit(levels, counts).Run(pattern => Enumerable.Range(0, columns.Length).Count(k => pattern[k] == 1) >= columns.Length / 2 ? 0.9 : 0.01);

        var claimed = pairs.Where(pair => model.Probability(pair.Pattern) >= 0.5).ToList();
        var right = claimed.Count(pair => Person(records[pair.One]) == Person(records[pair.Other]));
        var f1 = 2d * right / (claimed.Count + TruePairs);
        TestContext.Current.TestOutputHelper?.WriteLine($"pairs compared {pairs.Count:N0}, claimed {claimed.Count:N0}, precision {(double)right / claimed.Count:P2}, recall {(double)right / TruePairs:P2}, F1 {f1:0.0000}");
        f1.ShouldBeGreaterThan(least);
    }

    /// <summary>Pairs of records that agree in one column at least, where not too many do.</summary>
    private static HashSet<(int One, int Other)> Blocked(string[][] records, int[] columns)
    {
        var pairs = new HashSet<(int, int)>();
        foreach (var column in columns)
            foreach (var block in Enumerable.Range(0, records.Length).GroupBy(i => records[i][column + 1]).Where(block => block.Key.Length > 0 && block.Count() <= MaxBlock))
            {
                var own = block.ToArray();
                for (var i = 0; i < own.Length; i++)
                    for (var j = i + 1; j < own.Length; j++)
                        pairs.Add((own[i], own[j]));
            }
        return pairs;
    }

    private static Pattern Compare(string[] a, string[] b, int[] columns)
    {
        Span<byte> levels = stackalloc byte[columns.Length];
        for (var k = 0; k < columns.Length; k++)
            levels[k] = Level(a[columns[k] + 1], b[columns[k] + 1]);
        return Pattern.Of(levels);
    }

    private static byte Level(string a, string b) =>
        a.Length == 0 || b.Length == 0 ? LevelTable.Missing : a == b ? (byte)1 : Similarity.Similarity(a, b) >= 0.88 ? (byte)2 : (byte)3;

    private static string Person(string[] record) => record[0].Split('-')[1];
}
