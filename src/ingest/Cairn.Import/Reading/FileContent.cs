namespace Cairn.Import.Reading;

/// <summary>How a file is packed, by its first bytes and not by its name.</summary>
public enum FileContent
{
    /// <summary>Text as it is.</summary>
    Plain,

    /// <summary>gzip (RFC 1952).</summary>
    Gzip,

    /// <summary>Zstandard (RFC 8878).</summary>
    Zstandard,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
