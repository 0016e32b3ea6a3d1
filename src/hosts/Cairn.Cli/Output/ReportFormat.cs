namespace Cairn.Cli.Output;

/// <summary>How a report is written.</summary>
internal enum ReportFormat
{
    /// <summary>For people: a table as wide as the terminal.</summary>
    Table,

    /// <summary>For spreadsheets: the rows, one for each model and key.</summary>
    Csv,

    /// <summary>For programs: the report with its facts; of paths and explanations the rows alone.</summary>
    Json,

    /// <summary>For people: a page of its own with pictures, which needs nothing from anywhere.</summary>
    Html,
}
