using System.Text;
using Cairn.Model;

namespace Cairn.Cli.Output;

/// <summary>
/// Where a report is written: standard output, or a file. A file appears whole or not at all: the report is written beside
/// it, brought to the disk, and then takes its name, so that a reader never meets half of one and a failure leaves the
/// earlier report as it was.
/// </summary>
internal sealed class ReportTarget : IDisposable
{
    private readonly string _file = "";
    private readonly FileStream? _stream;

    private ReportTarget(TextWriter output) => (Writer, Page) = (output, Page.Of(Terminal.Output()));

    private ReportTarget(string file, FileStream stream)
    {
        (_file, _stream) = (file, stream);
        (Writer, Page) = (new StringWriter { NewLine = "\n" }, Terminal.FilePage());
    }

    /// <summary>What the report is written to.</summary>
    public TextWriter Writer { get; }

    /// <summary>What a reader of it can show.</summary>
    public Page Page { get; }

    /// <summary>Opens the target, before anything is calculated.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="file">The file; null: standard output.</param>
    /// <exception cref="UserException">There can be no such file.</exception>
    public static ReportTarget Open(TextWriter output, string? file)
    {
        if (file is null)
            return new ReportTarget(output);
        var path = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(path);
        if (Directory.Exists(path) || folder is null)
            throw new UserException($"--out {file} is a folder.", $"Name the file itself, for example --out {Path.Combine(file, "report.json")}.");
        if (path.StartsWith("/dev/", StringComparison.Ordinal))
            throw new UserException($"--out {file} is a device.", "Leave --out away: the report then goes to standard output.");
        if (!Directory.Exists(folder))
            throw new UserException($"--out {file}: there is no folder {folder}.", $"Make it first: mkdir -p {folder}");
        try
        {
            var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}-{Guid.NewGuid():N}");
            return new ReportTarget(path, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, problem);
        }
    }

    /// <summary>The report is complete: gives the file its name.</summary>
    /// <exception cref="UserException">It cannot be written.</exception>
    public void Commit()
    {
        Writer.Flush();
        if (_stream is null)
            return;
        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(Writer.ToString()!));
            _stream.Flush(flushToDisk: true);
            _stream.Dispose();
            File.Move(_stream.Name, _file, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_file, problem);
        }
    }

    /// <summary>Takes away what was not committed.</summary>
    public void Dispose()
    {
        if (_stream is null)
            return;
        _stream.Dispose();
        File.Delete(_stream.Name);
    }

    private static UserException Unwritable(string file, Exception problem) => new(
        $"--out: {file} cannot be written: {problem.Message}", "Check the folder's permissions and the space on its disk.", problem);
}
