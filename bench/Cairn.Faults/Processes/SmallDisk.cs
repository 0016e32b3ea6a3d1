using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Cairn.Faults.Processes;

/// <summary>A small file system in memory that can be filled and emptied. Mounting takes root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _ballast;

    private readonly bool _isOwn;

    private SmallDisk(string folder, bool isOwn) => (Folder, _ballast, _isOwn) = (folder, Path.Combine(folder, "ballast"), isOwn);

    public string Folder { get; }

    /// <summary>Whether it stays mounted with all that is on it, to be looked at.</summary>
    public bool IsKept { get; set; }

    public long FreeBytes => new DriveInfo(Folder).AvailableFreeSpace;

    /// <summary>Mounts one; null where that is not allowed.</summary>
    /// <param name="megabytes">How large it is.</param>
    /// <param name="folder">Where; a folder of its own when none is named.</param>
    public static SmallDisk? TryMount(int megabytes, string? folder = null)
    {
        var place = folder ?? Directory.CreateTempSubdirectory("cairn-disk-").FullName;
        Directory.CreateDirectory(place);
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=0700");
        return Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", place) ? new SmallDisk(place, folder is null) : null;
    }

    /// <summary>Takes every byte that is left, also those that come free for as long as it is called.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(_ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 1);
        var bytes = new byte[4096];
        try
        {
            while (ballast.Length < 1L << 30)
                ballast.Write(bytes);
        }
        catch (IOException)
        {
            // Now it is full.
            return;
        }
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(_ballast);

    public void Dispose()
    {
        if (!IsKept && Run("umount", "-l", Folder) && _isOwn)
            Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
