using System.Runtime.InteropServices;
using System.Text.Json;
using Cairn.Model;

namespace Cairn.Data;

/// <summary>The folder in which everything stands that Cairn keeps, with a mark that says in which form.</summary>
/// <remarks>
/// <c>cairn.json</c> the mark; <c>warehouse/</c> chDB's own files; <c>engine.lock</c> held by the engine that runs;
/// <c>engine.json</c> where that engine can be reached; <c>engine.log</c> what it said; <c>engine.sock</c> its socket.
/// </remarks>
public sealed partial class DataFolder
{
    /// <summary>The form that this version of Cairn writes and the newest that it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The environment variable that names the folder for every command.</summary>
    public const string Variable = "CAIRN_DATA";

    /// <summary>The folder, below the current one, when nobody names any.</summary>
    public const string DefaultName = ".cairn";

    private const string MarkName = "cairn.json";
    private const uint OwnerOnlyMask = 0b000_111_111;

    /// <summary>The collector's settings, which an operator may put there before anything else.</summary>
    private const string SettingsName = "serve.yaml";
    private const int ProbeBytes = 64 * 1024;

    private DataFolder(string path) => Path = path;

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>Where chDB keeps its files.</summary>
    public string WarehousePath => System.IO.Path.Combine(Path, "warehouse");

    /// <summary>The file that the engine which runs holds.</summary>
    public string LockPath => System.IO.Path.Combine(Path, "engine.lock");

    /// <summary>Where the engine that runs says how it is reached.</summary>
    public string AddressPath => System.IO.Path.Combine(Path, "engine.json");

    /// <summary>What the engine said.</summary>
    public string LogPath => System.IO.Path.Combine(Path, "engine.log");

    /// <summary>Opens a folder and proves that it can be used.</summary>
    /// <param name="path">Absolute, or relative to the working directory.</param>
    /// <param name="create">Whether a missing or empty folder becomes a data folder.</param>
    /// <exception cref="UserException">
    /// It is missing, no folder, no data folder, from a newer version, read-only, not writable, or its disk is full.
    /// </exception>
    public static DataFolder Open(string path, bool create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var folder = new DataFolder(System.IO.Path.GetFullPath(path));
        if (File.Exists(folder.Path)) throw new UserException($"{folder.Path} is a file, not a folder.", "Give --data the path of a folder.");
        var mark = System.IO.Path.Combine(folder.Path, MarkName);
        if (File.Exists(mark)) CheckFormat(mark);
        else if (!create) throw Missing(folder.Path);
        else if (Directory.Exists(folder.Path) && Directory.EnumerateFileSystemEntries(folder.Path).Any(IsNotSettings)) throw NotOurs(folder.Path);
        folder.Prepare(mark);
        return folder;
    }

    /// <summary>
    /// Lets the owner alone read whatever this process makes from now on. For processes that write nothing but data folders: the
    /// folder may have been there before, open to others.
    /// </summary>
    public static void KeepPrivate() => _ = SetFileMask(OwnerOnlyMask);

    private static bool IsNotSettings(string entry) => System.IO.Path.GetFileName(entry) != SettingsName;

    private void Prepare(string mark)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
            else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var probe = System.IO.Path.Combine(Path, $".probe-{Guid.NewGuid():N}");
            using (var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                file.Write(new byte[ProbeBytes]);
                file.Flush(flushToDisk: true);
            }

            if (!File.Exists(mark)) WriteMark(mark);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unusable(problem);
        }
    }

    /// <summary>Written beside and renamed, so that a kill cannot leave half a mark.</summary>
    private static void WriteMark(string mark)
    {
        var draft = $"{mark}.{Guid.NewGuid():N}";
        File.WriteAllText(draft, $"{{\"format\": {CurrentFormat}}}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(draft, mark, overwrite: true);
    }

    private static void CheckFormat(string mark)
    {
        int format;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(mark));
            format = json.RootElement.GetProperty("format").GetInt32();
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UserException(
                $"{mark} does not say which format the data folder has.",
                $"Restore it from a backup, or write {{\"format\": {CurrentFormat}}} into it if this version of Cairn made the folder.",
                damaged);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{mark} cannot be read: {unreadable.Message}", "Give this user the right to read the data folder.", unreadable);
        }

        if (format <= CurrentFormat) return;
        throw new UserException(
            $"{mark} says format {format}; this version of Cairn knows formats up to {CurrentFormat}.",
            "Use the newer version of Cairn that made the folder, or another folder.");
    }

    private UserException Unusable(Exception problem)
    {
        const int DiskFull = 28;
        const int ReadOnlyDisk = 30;
        return (problem.HResult & 0xFFFF) switch
        {
            DiskFull => new UserException($"The disk of {Path} is full.", "Free some space or choose another folder with --data.", problem),
            ReadOnlyDisk => new UserException($"{Path} is on a read-only disk.", "Choose another folder with --data.", problem),
            _ => new UserException(
                $"{Path} cannot be written: {problem.Message}",
                "Give this user the right to write there, or choose another folder with --data.",
                problem),
        };
    }

    private static UserException Missing(string path) => Directory.Exists(path)
        ? new UserException($"{path} is no data folder: it has no {MarkName}.", "Give --data the folder that `cairn import` filled.")
        : new UserException($"There is no data folder {path}.", "Check --data, or make the folder with `cairn import`.");

    private static UserException NotOurs(string path) => new(
        $"{path} holds other files and is no data folder.", "Give --data a new or empty folder.");

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetFileMask(uint mask);
}
