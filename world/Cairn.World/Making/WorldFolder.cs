namespace Cairn.World.Making;

/// <summary>
/// The folder of a world. Everything is written beside it first and moved there when it is whole, so that a world that was
/// interrupted never looks like one.
/// </summary>
internal sealed class WorldFolder : IDisposable
{
    public const string Requests = "requests.jsonl";
    public const string Truth = "truth";

    private readonly string _final;
    private readonly bool _replace;

    /// <exception cref="WorldException">Something stands there, or the folder cannot be written.</exception>
    public WorldFolder(string folder, bool replace)
    {
        if (string.IsNullOrWhiteSpace(folder))
            throw new WorldException("The folder's name is empty.", "Name one with --out.");
        (_final, _replace) = (Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), replace);
        RequireFree();
        // A name that nobody else has: whatever stands there is not ours to delete.
        Draft = $"{_final}.{Guid.NewGuid():N}.part";
        try
        {
            Scratch = Directory.CreateDirectory(Path.Combine(Draft, "scratch")).FullName;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new WorldException($"The folder {folder} cannot be written: {problem.Message}", "Choose another with --out.", problem);
        }
    }

    /// <summary>Where the world is written meanwhile.</summary>
    public string Draft { get; }

    /// <summary>Where what is not a part of it is written.</summary>
    public string Scratch { get; }

    public FileStream Create(string name) => new(
        Path.Combine(Draft, name), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 18);

    public FileStream CreateScratch(string name) => new(
        Path.Combine(Scratch, name), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 18);

    /// <summary>The world is whole: puts it in its place.</summary>
    public void Publish()
    {
        Directory.Delete(Scratch, recursive: true);
        if (Directory.Exists(_final))
            Directory.Delete(_final, recursive: _replace);
        Directory.Move(Draft, _final);
    }

    /// <summary>Takes a draft away that was not published.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Draft))
            Directory.Delete(Draft, recursive: true);
    }

    private void RequireFree()
    {
        if (File.Exists(_final))
            throw new WorldException($"{_final} is a file.", "Choose another folder with --out.");
        if (!Directory.Exists(_final) || !Directory.EnumerateFileSystemEntries(_final).Any())
            return;
        if (!File.Exists(Path.Combine(_final, Answers.AnswersSections.FileName)))
            throw new WorldException($"The folder {_final} holds something that is not a world.", "Choose another folder with --out.");
        if (!_replace)
            throw new WorldException($"A world stands in {_final} already.", "Choose another folder with --out, or say --replace.");
    }
}
