namespace Cairn.CommandLine;

/// <summary>How a command ended, apart from 0: all went well.</summary>
internal static class ExitCode
{
    /// <summary>The input, not the program, is at fault.</summary>
    public const int UserError = 1;

    /// <summary>The program itself is at fault.</summary>
    public const int Defect = 70;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
