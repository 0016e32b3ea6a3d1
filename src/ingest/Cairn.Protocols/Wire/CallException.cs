using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>Ends the reading of a call, or of a whole request, that is wrong.</summary>
internal sealed class CallException(DecodeProblem problem) : Exception(problem.Reason)
{
    public CallException(string code, string field, string reason)
        : this(new DecodeProblem(code, field, reason))
    {
    }

    public DecodeProblem Problem => problem;
}
