using System.Security.Cryptography;
using System.Text;
using Cairn.Data;
using Cairn.Engine.Native;
using Cairn.Model;

namespace Cairn.Engine.Supervision;

/// <summary>Chooses where the engine's socket stands: in the data folder, or in a short private folder when that path is too long.</summary>
internal static class SocketPath
{
    /// <summary><c>sun_path</c> holds 108 bytes with Linux and 104 with BSD.</summary>
    private const int MaxPathLength = 100;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="UserException">The private folder belongs to somebody else.</exception>
    public static string Choose(DataFolder folder)
    {
        var own = Path.Combine(folder.Path, "engine.sock");
        if (Encoding.UTF8.GetByteCount(own) <= MaxPathLength) return own;
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Path)))[..24];
        return Path.Combine(PrivateFolder(), name + ".sock");
    }

    private static string PrivateFolder()
    {
        var given = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        var parent = !string.IsNullOrEmpty(given) && given.Length < 40 && Directory.Exists(given) ? given : "/tmp";
        var folder = Path.Combine(parent, $"cairn-{LibC.EffectiveUser()}");
        Directory.CreateDirectory(folder, OwnerOnly);
        var isPrivate = new DirectoryInfo(folder).LinkTarget is null && File.GetUnixFileMode(folder) == OwnerOnly;
        return isPrivate
            ? folder
            : throw new UserException($"{folder} is not a private folder (mode 0700).", $"Remove {folder}, or choose a shorter path with --data.");
    }
}
