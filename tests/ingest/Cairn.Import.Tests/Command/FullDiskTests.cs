using System.Diagnostics;

namespace Cairn.Import.Tests.Command;

/// <summary>A data folder on a disk that is too small for the import, or may not be written.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _disk;
    private readonly bool _isMounted;

    public FullDiskTests()
    {
        _disk = Directory.CreateDirectory(Path.Combine(_folder.Path, "disk")).FullName;
        _isMounted = Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", _disk) == 0;
    }

    public void Dispose()
    {
        if (_isMounted)
            Run("umount", "-l", _disk);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_read_only_disk_is_named_with_a_remedy()
    {
        Assert.SkipUnless(_isMounted, "a small disk cannot be mounted here (it takes root)");
        Run("mount", "-o", "remount,ro", _disk).ShouldBe(0);
        var file = Logs.Unique(_folder, 10);
        var map = _folder.File("map.yaml", Logs.Mapping);
        var data = Path.Combine(_disk, "data");
        var (exit, _, errors) = await CairnProcess.RunAsync("import", file, "--map", map, "--plan", "plans/shop.yaml", "--data", data);
        exit.ShouldBe(1);
        errors.ShouldContain("is on a read-only disk");
        errors.ShouldContain("Choose another folder with --data");
    }

    [Fact]
    public async Task A_full_disk_stops_the_import_and_after_making_room_it_goes_on()
    {
        Assert.SkipUnless(_isMounted, "a small disk cannot be mounted here (it takes root)");
        var file = Logs.Unique(_folder, 600_000);
        var map = _folder.File("map.yaml", Logs.Mapping);
        var ballast = Path.Combine(_disk, "ballast");
        string[] command = ["import", file, "--map", map, "--plan", "plans/shop.yaml", "--data", Path.Combine(_disk, "data")];
        var empty = _folder.File("tiny.csv", "time,user,event,value\n2024-05-01T00:00:00Z,a,page_view,\n");
        (await CairnProcess.RunAsync("import", empty, "--map", map, "--plan", "plans/shop.yaml", "--data", Path.Combine(_disk, "data"))).Exit.ShouldBe(0);
        await FillAsync(ballast);
        var (exit, _, errors) = await CairnProcess.RunAsync(command);
        exit.ShouldBe(1);
        errors.ShouldContain("run the same command again");
        File.Delete(ballast);
        Run("mount", "-o", "remount,size=400m", _disk).ShouldBe(0);
        var (again, output, problem) = await CairnProcess.RunAsync([.. command, "--format", "json"]);
        again.ShouldBe(0, problem);
        output.ShouldContain("\"events\": 540000");
        output.ShouldContain("\"quarantined\": 60000");
    }

    /// <summary>Leaves a few hundred kilobytes, which is room to open the folder and not to import.</summary>
    private async Task FillAsync(string path)
    {
        var free = new DriveInfo(_disk).AvailableFreeSpace - 700 * 1024;
        await File.WriteAllBytesAsync(path, new byte[Math.Max(0, free)], TestContext.Current.CancellationToken);
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
