namespace Cairn.Model;

/// <summary>
/// Something that the user can fix: bad input, a missing file, a data folder in use. The command line prints
/// <see cref="Exception.Message"/> and <see cref="Remedy"/> and no stack trace, and exits with 1.
/// </summary>
/// <param name="message">What was wrong and where (file, line, column, row).</param>
/// <param name="remedy">What to do next, as a sentence.</param>
/// <param name="inner">What lay beneath it, for the log only.</param>
public class UserException(string message, string remedy, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do next, as a sentence.</summary>
    public string Remedy { get; } = remedy;
}
