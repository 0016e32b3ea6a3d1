using System.Reflection;

namespace Cairn.Clients.Tests.Support;

/// <summary>Where the project's files lie, as the build noted it.</summary>
internal static class ProjectFiles
{
    /// <summary>The package of the browser's driver.</summary>
    public static string DriverFolder { get; } = Noted("DriverFolder");

    private static string Folder { get; } = Noted("ProjectFolder");

    public static string Find(params string[] path) => Path.Combine([Folder, .. path]);

    private static string Noted(string name) =>
        typeof(ProjectFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == name).Value!;
}
