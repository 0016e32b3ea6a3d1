using Cairn.Engine.Tests.Support;

namespace Cairn.Engine.Tests.Chdb;

/// <summary>chDB takes the signal by which .NET stops its threads; the guard gives it back, and the self-test sees it.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("guarded", SignalProbe.Works)]
    [InlineData("unguarded", SignalProbe.Fails)]
    public async Task the_self_test_tells_a_guarded_process_from_an_unguarded_one(string how, int exitCode)
    {
        using var temp = new TestFolder();
        using var process = TestPrograms.Start("signals", how, temp.Path);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        process.ExitCode.ShouldBe(exitCode, await process.StandardError.ReadToEndAsync(limit.Token));
    }
}
