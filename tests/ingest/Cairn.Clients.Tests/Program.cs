using System.Globalization;
using Cairn.Engine;
using Xunit.Runner.InProc.SystemConsole;

// The same program is the tests and the warehouse's engine, which the collector starts as `engine --data DIR ...`.
if (args is not ["engine", "--data", var data, "--background", "--linger", var linger])
    return await ConsoleRunner.Run(args);
return await EngineProcess.RunAsync(
    new EngineProcessOptions { Data = data, Background = true, Linger = TimeSpan.FromSeconds(double.Parse(linger, CultureInfo.InvariantCulture)) },
    CancellationToken.None);
