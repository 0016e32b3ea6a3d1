using System.Text;

namespace Cairn.Yaml;

/// <summary>From a file to text: size, encoding and byte order mark are settled here.</summary>
public static class YamlBytes
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's bytes, or null when it cannot be read.</summary>
    public static byte[]? Read(string path, MistakeList mistakes)
    {
        try
        {
            if (Directory.Exists(path))
            {
                mistakes.Add(0, 0, "this is a folder", "Name the YAML file itself.");
                return null;
            }

            using var file = File.OpenRead(path);
            var bytes = ReadBounded(file);
            if (bytes.Length > MaximumBytes)
            {
                var length = file.CanSeek ? $"{file.Length:N0} bytes, " : "";
                mistakes.Add(0, 0, $"the file has {length}more than the {MaximumBytes:N0} bytes that it may have",
                    "Check that it is a YAML file and not data.");
                return null;
            }

            return bytes;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            mistakes.Add(0, 0, "there is no such file", $"Check the path; the current folder is {Environment.CurrentDirectory}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(0, 0, $"the file cannot be read ({error.Message})", "Check its permissions.");
        }

        return null;
    }

    /// <summary>All bytes, or one more than there may be. A pipe, as <c>--map &lt;(sed ...)</c> is one, does not tell its length.</summary>
    private static byte[] ReadBounded(FileStream file)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; bytes.Length <= MaximumBytes && (read = file.Read(buffer)) > 0;)
            bytes.Write(buffer, 0, (int)Math.Min(read, MaximumBytes + 1 - bytes.Length));
        return bytes.ToArray();
    }

    /// <summary>The text without byte order mark, or null when the bytes are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, MistakeList mistakes)
    {
        if (bytes.Length > MaximumBytes)
        {
            mistakes.Add(0, 0, $"the text has {bytes.Length:N0} bytes, more than the {MaximumBytes:N0} that it may have",
                "Check that it is a YAML file and not data.");
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];

        if (bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            mistakes.Add(1, 1, "the file is UTF-16", "Save it as UTF-8.");
            return null;
        }

        var binary = bytes.IndexOf((byte)0);
        if (binary >= 0)
        {
            AddAt(bytes, binary, "a zero byte: this is not a text file", "Name a YAML file.", mistakes);
            return null;
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            var value = error.BytesUnknown is [var first, ..] ? $"0x{first:X2}" : "a byte";
            AddAt(bytes, error.Index, $"{value} is not valid UTF-8", "Save the file as UTF-8.", mistakes);
            return null;
        }
    }

    private static void AddAt(ReadOnlySpan<byte> bytes, int index, string what, string remedy, MistakeList mistakes)
    {
        var before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[lineStart..]) + 1;
        mistakes.Add(before.Count((byte)'\n') + 1, column, what, remedy);
    }
}
