namespace Cairn.Protocols;

/// <summary>Ends the reading of a call, or of a whole request, that is wrong.</summary>
internal sealed class CallException(CallProblem problem) : Exception(problem.Reason)
{
    public CallException(string code, string field, string reason)
        : this(new CallProblem(code, field, reason))
    {
    }

    public CallProblem Problem => problem;
}
