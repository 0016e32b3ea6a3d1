using Cairn.Model;

namespace Cairn.Pipeline.Deduplication;

/// <summary>A file of the message index could not be read or written.</summary>
public sealed class MessageIndexException : UserException
{
    private const int NoSpace = 28, OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private MessageIndexException(string message, string remedy, bool isDiskFull, Exception? inner)
        : base(message, remedy, inner) => IsDiskFull = isDiskFull;

    /// <summary>Whether the disk, or what the user may have of it, is full.</summary>
    public bool IsDiskFull { get; }

    /// <summary>What it learned of an import is not stored any more.</summary>
    internal static MessageIndexException Outdated(string logId) =>
        new($"the import {logId} was replaced, so what is known of stored messages is read anew", "Nothing is to be done: delivery begins anew by itself.", false, null);

    internal static MessageIndexException Of(Exception problem, string path)
    {
        var isDiskFull = problem.HResult is NoSpace or OverQuota or WindowsDiskFull;
        return isDiskFull
            ? new($"the disk is full: {path} could not be written", "Make room on that disk; nothing is lost, and it is written then.", true, problem)
            : new($"{path}: {problem.Message}", "Check the disk, and that the file belongs to the user who runs cairn.", false, problem);
    }
}
