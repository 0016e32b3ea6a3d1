using System.Text;
using Cairn.World.Scenario;
using Cairn.World.Sorting;

namespace Cairn.World.Truth;

/// <summary>
/// The files of the sources that know the truth, each in its own id space and in order of time: orders.csv, crm.csv, kyc.csv,
/// survey.csv, spend.csv (RFC 4180 with a header line and '\n', UTC, amounts with two decimals) and chain.jsonl. Rows are
/// sorted on disk, so their number has no bound.
/// </summary>
public sealed class TruthFiles : IDisposable
{
    internal const int Orders = 0;
    internal const int Crm = 1;
    internal const int Kyc = 2;
    internal const int Survey = 3;
    internal const int Spend = 4;
    internal const int Chain = 5;

    private static readonly (string File, string Header)[] Files =
    [
        ("orders.csv", TruthLines.Orders), ("crm.csv", TruthLines.Crm), ("kyc.csv", TruthLines.Kyc),
        ("survey.csv", TruthLines.Survey), ("spend.csv", TruthLines.Spend), ("chain.jsonl", ""),
    ];

    private readonly ScenarioData _scenario;
    private readonly Ids _ids;
    private readonly long _beginsAt;
    private readonly ExternalSort[] _sorts;

    /// <summary>Prepares the files.</summary>
    /// <param name="scratch">Folder for the runs of the sorts; it must exist.</param>
    /// <param name="scenario">The things that have names.</param>
    /// <param name="ids">The ids.</param>
    /// <param name="beginsAt">First moment of day 0, Unix milliseconds.</param>
    /// <param name="memoryBytesPerRun">How many bytes of rows each file holds in memory for each feed.</param>
    public TruthFiles(string scratch, ScenarioData scenario, Ids ids, long beginsAt, long memoryBytesPerRun)
    {
        (_scenario, _ids, _beginsAt) = (scenario, ids, beginsAt);
        _sorts = [.. Files.Select(file => new ExternalSort(scratch, "truth-" + Path.GetFileNameWithoutExtension(file.File), memoryBytesPerRun))];
    }

    /// <summary>A way in for one thread.</summary>
    public TruthFeed OpenFeed() => new([.. _sorts.Select(sort => sort.OpenFeed())], new TruthLines(_scenario, _ids, _beginsAt));

    /// <summary>Writes all files, once, after every feed was disposed of. A file without rows has its header line only.</summary>
    /// <param name="folder">Where they go; made when it does not exist.</param>
    /// <param name="cancellation">Stops between two blocks or some thousand lines.</param>
    /// <returns>Rows by file name; of chain.jsonl the transfers.</returns>
    /// <exception cref="WorldException">The disk is full, or a reorganisation spans more blocks than one can.</exception>
    public IReadOnlyDictionary<string, long> Write(string folder, CancellationToken cancellation)
    {
        for (var index = 0; index < Files.Length; index++)
        {
            var path = Path.Combine(folder, Files[index].File);
            try
            {
                Directory.CreateDirectory(folder);
                using var sorted = _sorts[index].Merge(cancellation);
                using var output = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 18);
                if (index == Chain)
                    new ChainFile(_ids, output).Write(sorted, cancellation);
                else
                    WriteLines(output, Files[index].Header, sorted, cancellation);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw DiskProblem.Of(problem, path, _sorts[index].Count * 100, 0);
            }
        }

        return Files.Index().ToDictionary(file => file.Item.File, file => _sorts[file.Index].Count);
    }

    /// <summary>Deletes what the sorts left.</summary>
    public void Dispose()
    {
        foreach (var sort in _sorts)
            sort.Dispose();
    }

    private static void WriteLines(FileStream output, string header, SortedRecords sorted, CancellationToken cancellation)
    {
        output.Write(Encoding.UTF8.GetBytes(header + "\n"));
        for (var line = 0L; sorted.Read(); line++)
        {
            if ((line & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            output.Write(sorted.Payload);
        }
    }
}
