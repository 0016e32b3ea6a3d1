using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Cairn.Model;

namespace Cairn.Data.Secrets;

/// <summary>A file with one line that only its owner may read: 256 random bits in base64url.</summary>
public static class SecretFile
{
    private const int RandomBytes = 32;
    private const int MaxLength = 1024;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    /// <summary>Reads it, and makes it where it is missing. Two that make it at once get the same.</summary>
    /// <exception cref="UserException">It cannot be read or made, or is empty.</exception>
    public static string ReadOrCreate(string path) => Guard(path, () =>
    {
        if (!File.Exists(path))
            Create(path);
        return Text(path);
    });

    /// <summary>Reads it.</summary>
    /// <exception cref="UserException">It cannot be read or is empty.</exception>
    public static string Read(string path) => Guard(path, () => Text(path));

    /// <summary>
    /// Written beside and then named, so that nobody ever reads half of it. Those who write take turns by locking the draft,
    /// because a file's name cannot be given here only if no other file has it; who comes second leaves the first one's.
    /// </summary>
    private static void Create(string path)
    {
        var name = $"{path}.draft";
        using var draft = OpenAlone(name);
        if (File.Exists(path))
        {
            File.Delete(name);
            return;
        }
        draft.SetLength(0);
        draft.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)) + "\n"));
        draft.Flush(flushToDisk: true);
        File.Move(name, path);
    }

    private static FileStream OpenAlone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return Open(path, options);
    }

    /// <summary>Its one line. A pipe will do too, so nothing is asked of the file but its bytes.</summary>
    private static string Text(string path)
    {
        using var file = Open(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = 0 });
        var bytes = new byte[MaxLength + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxLength)
            throw Unfit(path, $"it has more than {MaxLength} bytes");
        var text = Encoding.Latin1.GetString(bytes, 0, length).Trim();
        if (text.Length == 0)
            throw new UserException($"{path} is empty.", "Remove it; the next `cairn serve` makes a new one.");
        if (text.Contains('\n', StringComparison.Ordinal))
            throw Unfit(path, $"it has {text.Split('\n').Length} lines where there must be one");
        return text.All(static letter => letter is > ' ' and < '\x7f') ? text : throw Unfit(path, "it has other characters than a secret has");
    }

    private static UserException Unfit(string path, string why) => new(
        $"{path} is no secret of Cairn's: {why}.",
        "Name the file that `cairn serve` made in its data folder, or one that holds a copy of it alone. If it is that file itself, remove it; the next `cairn serve` makes a new one.");

    /// <summary>Opens a file that another process may hold for an instant, while it writes and names it.</summary>
    private static FileStream Open(string path, FileStreamOptions options)
    {
        FileStream? opened = null;
        IOException? problem = null;
        SpinWait.SpinUntil(TryOpen, MaxWait);
        return opened ?? throw new IOException(problem!.Message, problem);

        bool TryOpen()
        {
            try
            {
                opened = new FileStream(path, options);
            }
            catch (IOException taken) when (taken is not (DirectoryNotFoundException or FileNotFoundException))
            {
                problem = taken;
            }
            return opened is not null;
        }
    }

    private static string Guard(string path, Func<string> act)
    {
        try
        {
            return act();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path} cannot be used: {problem.Message}", "Run the command as the user who runs `cairn serve`, on the same data folder.", problem);
        }
    }
}
