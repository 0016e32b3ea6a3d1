using System.Runtime.InteropServices;
using Cairn.World.Sorting;

namespace Cairn.World.Truth;

/// <summary>The way into <see cref="TruthFiles"/> for one thread at a time; rows may come in any order.</summary>
public sealed class TruthFeed : IDisposable
{
    private readonly SortFeed[] _feeds;
    private readonly TruthLines _lines;

    internal TruthFeed(SortFeed[] feeds, TruthLines lines)
    {
        _feeds = feeds;
        _lines = lines;
    }

    /// <summary>Adds a line to orders.csv.</summary>
    public void Add(in OrderRow row) => _feeds[TruthFiles.Orders].Add(row.At, row.Key, _lines.Of(row));

    /// <summary>Adds a line to crm.csv.</summary>
    public void Add(in CrmRow row) => _feeds[TruthFiles.Crm].Add(row.CreatedAt, (ulong)row.Person, _lines.Of(row));

    /// <summary>Adds a line to kyc.csv.</summary>
    public void Add(in KycRow row) => _feeds[TruthFiles.Kyc].Add(row.SubmittedAt, (ulong)row.Person, _lines.Of(row));

    /// <summary>Adds a line to survey.csv.</summary>
    public void Add(in SurveyRow row) => _feeds[TruthFiles.Survey].Add(row.At, row.Key, _lines.Of(row));

    /// <summary>Adds a line to spend.csv.</summary>
    public void Add(in SpendRow row) => _feeds[TruthFiles.Spend].Add(row.Day, (ulong)row.Campaign, _lines.Of(row));

    /// <summary>Adds a transfer to chain.jsonl; two transfers of one transaction must differ.</summary>
    public void Add(in TransferRow row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row.Amount);
        _feeds[TruthFiles.Chain].Add(row.At, row.Transaction, MemoryMarshal.AsBytes(new ReadOnlySpan<TransferRow>(in row)));
    }

    /// <summary>Hands over what was added.</summary>
    public void Dispose()
    {
        foreach (var feed in _feeds)
            feed.Dispose();
    }
}
