namespace Cairn.Import.Reading;

/// <summary>How the records of a log are written.</summary>
public enum LogFormat
{
    /// <summary>Fields between delimiters (CSV, TSV and relatives), after RFC 4180.</summary>
    Delimited,

    /// <summary>One JSON object a line (NDJSON).</summary>
    JsonLines,

    /// <summary>One HTTP request a line, as a client sent it (docs/import.md, "Request logs").</summary>
    Requests,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}
