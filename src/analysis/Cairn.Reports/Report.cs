namespace Cairn.Reports;

/// <summary>What a question was answered with, for every host: what the answer stands on, and its rows.</summary>
/// <param name="Name">What it is a report of, as <c>attribution</c>.</param>
/// <param name="Rows">The rows that it is about.</param>
public sealed record Report(string Name, ReportTable Rows)
{
    /// <summary>What was asked and what the answer stands on, for machines; empty: the rows are all.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The same for people, a line each.</summary>
    public IReadOnlyList<string> Heading { get; init; } = [];

    /// <summary>What a reader must know not to misread the figures, a line each: what is missing, what was left out.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The rows as a spreadsheet takes them: each also says what the report is, so that rows of several can stand together.</summary>
    public ReportTable Flat { get; init; } = Rows;
}
