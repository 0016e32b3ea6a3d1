using Cairn.Engine;
using Cairn.Engine.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

// The same program is the tests and the processes that they start.
return args switch
{
    ["engine", .. var rest] => await EngineProcess.RunAsync(EngineArguments.Parse(rest), CancellationToken.None),
    ["signals", var how, var folder] => SignalProbe.Run(how, folder),
    ["hold-lease", var data] => await LeaseProbe.RunAsync(data),
    _ => await ConsoleRunner.Run(args),
};
