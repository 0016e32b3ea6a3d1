using Cairn.Reference.Tests.Comparison;

namespace Cairn.Reference.Tests;

/// <summary>The product answers to a reference that was written from the docs alone.</summary>
public class ReferenceTests
{
    private const ulong Logs = 100;
    private const int Questions = 8;
    private const int MaxTold = 10;

    /// <summary>800 cases. CAIRN_REFERENCE_SEED begins elsewhere, CAIRN_REFERENCE_LOGS runs more or fewer.</summary>
    [Fact]
    public async Task Every_row_of_every_random_case_is_that_of_the_reference()
    {
        var ct = TestContext.Current.CancellationToken;
        var (first, count) = (Number("CAIRN_REFERENCE_SEED", 1), Number("CAIRN_REFERENCE_LOGS", Logs));
        using var folder = new TemporaryFolder();
        await using var warehouse = await CaseWarehouse.OpenAsync(
            Path.Combine(folder.Path, "data"), Path.Combine(AppContext.BaseDirectory, "cairn"), ct);
        var comparison = new CaseComparison(warehouse);
        var told = new List<string>();
        for (var seed = first; seed < first + count && told.Count < MaxTold; seed++)
            told.AddRange((await comparison.RunAsync(seed, Questions, ct)).Take(MaxTold));
        told.ShouldBeEmpty();
    }

    private static ulong Number(string variable, ulong otherwise) =>
        ulong.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
