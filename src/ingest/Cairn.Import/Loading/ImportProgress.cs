namespace Cairn.Import.Loading;

/// <summary>How far an import has come. Written by the import, read by whoever shows it, at any time.</summary>
public sealed class ImportProgress
{
    private bool _isWaiting;
    private long _bytesRead, _rows, _rejected, _stored;

    /// <summary>Bytes of the file that were read; stays 0 for Parquet.</summary>
    public long BytesRead { get => Volatile.Read(ref _bytesRead); internal set => Volatile.Write(ref _bytesRead, value); }

    /// <summary>Whether it waits until another import into the data folder has ended.</summary>
    public bool IsWaiting { get => Volatile.Read(ref _isWaiting); internal set => Volatile.Write(ref _isWaiting, value); }

    /// <summary>Rows that were read.</summary>
    public long Rows { get => Volatile.Read(ref _rows); internal set => Volatile.Write(ref _rows, value); }

    /// <summary>Records that were rejected.</summary>
    public long Rejected { get => Volatile.Read(ref _rejected); internal set => Volatile.Write(ref _rejected, value); }

    /// <summary>Records that are safely in the warehouse.</summary>
    public long Stored { get => Volatile.Read(ref _stored); internal set => Volatile.Write(ref _stored, value); }
}
