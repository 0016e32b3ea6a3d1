namespace Cairn.Engine.Native;

/// <summary>Takes the engine away from the terminal and the pipes of the command that happened to start it.</summary>
/// <remarks>Without this, Ctrl-C in that terminal would reach the engine, and <c>cairn ... | head</c> would wait for it.</remarks>
internal static class Background
{
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int Create = 64;
    private const int Append = 1024;
    private const int OwnerOnly = 0b110_000_000;
    private const long MaxLogBytes = 1024 * 1024;

    public static void Enter(string logPath)
    {
        if (File.Exists(logPath) && new FileInfo(logPath).Length > MaxLogBytes) File.Delete(logPath);
        // It fails only where the process leads a session already, which is what is wanted.
        _ = LibC.SetSession();
        Replace(0, "/dev/null", ReadOnly);
        Replace(1, logPath, WriteOnly | Create | Append);
        Replace(2, logPath, WriteOnly | Create | Append);
    }

    private static void Replace(int descriptor, string path, int flags)
    {
        var opened = LibC.Open(path, flags, OwnerOnly);
        if (opened < 0 || LibC.Duplicate(opened, descriptor) < 0) throw new IOException($"{path} could not be opened for the engine.");
        if (opened > 2) _ = LibC.Close(opened);
    }
}
