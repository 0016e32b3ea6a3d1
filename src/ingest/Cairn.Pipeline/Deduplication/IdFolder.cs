using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Deduplication;

/// <summary>The id files of all logs: one a log, named as the log is, with what file names do not allow as %XX.</summary>
internal sealed class IdFolder
{
    private const string Extension = ".ids";
    private const int MaxNameLength = 200;

    private readonly string _folder;
    private readonly Dictionary<string, IdFile> _files;

    public IdFolder(string folder)
    {
        _folder = folder;
        _files = Guarded(folder, () =>
        {
            Directory.CreateDirectory(folder);
            return Directory.EnumerateFiles(folder, "*" + Extension)
                .Select(path => new IdFile(path, Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(path))))
                .ToDictionary(file => file.Log);
        });
    }

    /// <summary>How many keys the files may hold at most.</summary>
    public long MaxKeys() => Guarded(_folder, () =>
        _files.Keys.Sum(log => new FileInfo(PathOf(log)).Length) / IdBlock.KeyBytes);

    /// <summary>Up to which offset a log is covered.</summary>
    public ulong CoveredTo(string log) => _files.TryGetValue(log, out var file) ? file.CoveredTo : 0;

    /// <summary>Reads all files, the earlier days first, and cuts each where its good blocks or its log's stored records end.</summary>
    public void ReadAndCut(Func<string, ulong> storedTo, Action<int, ReadOnlySpan<MessageKey>> take, CancellationToken cancellation)
    {
        var ordered = _files.Values
            .Select(file => (File: file, Day: Guarded(PathOf(file.Log), file.FirstDay)))
            .OrderBy(at => at.Day).ThenBy(at => at.File.Log, StringComparer.Ordinal).ToArray();
        foreach (var (file, _) in ordered)
        {
            var stored = storedTo(file.Log);
            Guarded(PathOf(file.Log), () =>
            {
                file.ReadAndCut(stored, (day, keys) =>
                {
                    cancellation.ThrowIfCancellationRequested();
                    take(day, keys);
                });
                return true;
            });
        }
    }

    /// <summary>Appends a block to a log's file.</summary>
    public void Append(string log, int day, ulong from, ulong to, ReadOnlySpan<MessageKey> keys)
    {
        var path = PathOf(log);
        if (!_files.TryGetValue(log, out var file))
            file = new IdFile(path, log);
        if (!file.GoesOn(from))
            throw new ArgumentException($"{log} is covered to {file.CoveredTo}, and a batch from {from} does not go on there.", nameof(from));
        try
        {
            file.Append(day, from, to, keys);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw MessageIndexException.Of(problem, path);
        }
        _files[log] = file;
    }

    /// <summary>Returns when what is known of a log is on disk.</summary>
    public void Flush(string log)
    {
        if (_files.TryGetValue(log, out var file))
            Guarded(PathOf(log), () =>
            {
                file.Flush();
                return true;
            });
    }

    /// <summary>Deletes the files of logs that have nothing of a day or later.</summary>
    public void DeleteBefore(int day)
    {
        foreach (var file in _files.Values.Where(file => file.LastDay < day).ToArray())
        {
            Guarded(PathOf(file.Log), () =>
            {
                file.Delete();
                return true;
            });
            _files.Remove(file.Log);
        }
    }

    private string PathOf(string log)
    {
        var name = Uri.EscapeDataString(log);
        if (name.Length is 0 or > MaxNameLength)
            throw new ArgumentException($"A log's id has 1 to {MaxNameLength} characters, and those that file names do not allow count three.", nameof(log));
        return Path.Combine(_folder, name + Extension);
    }

    private static T Guarded<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw MessageIndexException.Of(problem, path);
        }
    }
}
