namespace Cairn.Tests;

/// <summary>Waits for a condition, with a bound.</summary>
internal static class Wait
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is as it should be; when time runs out, the last answer is for the test to judge.</summary>
    public static async Task<T> ForAsync<T>(Func<CancellationToken, Task<T>> ask, Func<T, bool> isEnough)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            var answer = await ask(TestContext.Current.CancellationToken);
            if (isEnough(answer) || TimeProvider.System.GetElapsedTime(began) > Limit)
                return answer;
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public static async Task UntilAsync(Func<Task<bool>> condition, string what) =>
        (await ForAsync(_ => condition(), static met => met)).ShouldBeTrue($"{what} did not happen within {Limit.TotalSeconds:0} s");
}
