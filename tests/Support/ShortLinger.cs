using System.Runtime.CompilerServices;

namespace Cairn.Tests;

/// <summary>Engines that tests start, and those of the programs that they start, stay for seconds and not for minutes.</summary>
internal static class ShortLinger
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("CAIRN_ENGINE_LINGER", "5s");
}
