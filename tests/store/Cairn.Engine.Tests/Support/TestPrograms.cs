using System.Diagnostics;

namespace Cairn.Engine.Tests.Support;

/// <summary>Starts this test program again in another role.</summary>
internal static class TestPrograms
{
    public static IReadOnlyList<string> Command(string role) =>
        [Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Cairn.Engine.Tests.exe" : "Cairn.Engine.Tests"), role];

    public static Process Start(string role, params string[] arguments)
    {
        var start = new ProcessStartInfo(Command(role)[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(role);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start).ShouldNotBeNull();
    }
}
