using System.Reflection;
using System.Runtime.InteropServices;
using Cairn.Model;

namespace Cairn.Engine.Native;

/// <summary>Finds libchdb and loads it: the environment wins, then a copy beside the program, then the build's own.</summary>
internal static class ChdbLibrary
{
    public const string Variable = "CAIRN_CHDB_LIBRARY";

    private const string FileName = "libchdb.so";

    private static readonly Lazy<nint> Handle = new(() => NativeLibrary.Load(FindPath()));

    /// <exception cref="UserException">It stands nowhere.</exception>
    public static void Load()
    {
        _ = FindPath();
        NativeLibrary.SetDllImportResolver(
            typeof(ChdbLibrary).Assembly, (name, _, _) => name == ChdbNative.Library ? Handle.Value : 0);
        _ = Handle.Value;
    }

    private static string FindPath()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(given))
        {
            return File.Exists(given)
                ? given
                : throw new UserException($"{Variable} names {given}, which is no file.", $"Correct or unset {Variable}.");
        }

        var beside = Path.Combine(AppContext.BaseDirectory, FileName);
        if (File.Exists(beside)) return beside;
        var built = typeof(ChdbLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "ChdbLibrary").Value!;
        return File.Exists(built)
            ? built
            : throw new UserException(
                $"The database library {FileName} was not found ({built}).",
                $"Run `npm ci` in src/store/Cairn.Engine, or set {Variable} to a libchdb.so of version 26.7.3 or later.");
    }
}
