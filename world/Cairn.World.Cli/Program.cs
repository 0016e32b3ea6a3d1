using Cairn.World.Cli;

return await WorldProgram.RunAsync(args);
