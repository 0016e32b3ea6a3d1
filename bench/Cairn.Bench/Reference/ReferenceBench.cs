using System.Diagnostics;
using Cairn.Reference;
using Cairn.Reference.Tests.Comparison;

namespace Cairn.Bench.Reference;

/// <summary>Holds the product against the reference on many random cases: how many rows of reports differ?</summary>
internal static class ReferenceBench
{
    private const int MaxTold = 20;
    private const ulong Progress = 1_000;

    /// <summary>Runs the cases of consecutive seeds.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="seed">The first one's seed.</param>
    /// <returns>1 where a case differs.</returns>
    public static async Task<int> RunAsync(ulong cases, ulong seed)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-reference-").FullName;
        var (watch, different) = (Stopwatch.StartNew(), 0);
        await using (var warehouse = await CaseWarehouse.OpenAsync(
            Path.Combine(folder, "data"), Path.Combine(AppContext.BaseDirectory, "cairn"), CancellationToken.None))
        {
            var comparison = new CaseComparison(warehouse);
            for (var i = 0UL; i < cases && different < MaxTold; i++)
            {
                if (await comparison.RunAsync(RandomCase.Of(seed + i), CancellationToken.None) is { Count: > 0 } differences)
                {
                    different++;
                    Console.WriteLine($"seed {seed + i}: {string.Join("; ", differences)}");
                }

                if ((i + 1) % Progress == 0)
                    Console.Error.WriteLine($"{i + 1:N0} of {cases:N0} cases, {different:N0} differ, {(i + 1) / watch.Elapsed.TotalSeconds:N1} a second");
            }
        }

        Directory.Delete(folder, recursive: true);
        Console.WriteLine($"{cases:N0} cases from seed {seed}, {different:N0} differ, {watch.Elapsed.TotalSeconds:N0} s");
        return different == 0 ? 0 : 1;
    }
}
