using Cairn.Engine.Chdb;
using Cairn.Engine.Native;

namespace Cairn.Engine.Tests.Support;

/// <summary>Loads chDB with or without the signal guard and says whether .NET still owns its signals.</summary>
internal static class SignalProbe
{
    public const int Works = 0;
    public const int Fails = EngineProcess.SelfTestFailed;

    public static int Run(string how, string folder)
    {
        var guard = SignalGuard.TakeSnapshot();
        using var server = ChdbServer.Boot(folder, new EngineLimits(), how == "guarded" ? guard : SignalGuard.Nothing);
        SignalSelfTest.Run();
        LibC.ExitNow(Works);
        return Works;
    }
}
