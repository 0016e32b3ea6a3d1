using System.CommandLine;
using Cairn.Data;

namespace Cairn.Cli.Commands;

/// <summary>Options that several commands share, so that they mean the same everywhere.</summary>
internal static class CommonOptions
{
    /// <summary>The data folder: the one that CAIRN_DATA names, or <c>.cairn</c> in the current folder, unless this does.</summary>
    public static Option<string> Data() => new("--data")
    {
        Description = "The data folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(DataFolder.Variable) is { Length: > 0 } named ? named : DataFolder.DefaultName,
    };

    /// <summary>A plan other than the one that was used last.</summary>
    public static Option<string?> PlanOverride() => new("--plan")
    {
        Description = "A tracking plan; the one that an import or the collector used last unless named.",
        HelpName = "FILE",
    };
}
