namespace Cairn.Cli.Output;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>For people: a table as wide as the terminal.</summary>
    Table,

    /// <summary>For spreadsheets: one row for each model and key.</summary>
    Csv,

    /// <summary>For programs: an array of objects, one for each model and key.</summary>
    Json,
}
