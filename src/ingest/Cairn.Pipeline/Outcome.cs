using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>What becomes of an event: it goes on, it is refused, or it is kept out although nothing is wrong with it.</summary>
public readonly record struct Outcome
{
    /// <summary>The event goes on to the next step, and after the last one into the warehouse.</summary>
    public static Outcome Accepted => default;

    /// <summary>Something is wrong with the event: the record goes to quarantine.</summary>
    /// <param name="refusal">What is wrong.</param>
    public static Outcome Refused(Refusal refusal) => new() { Refusal = refusal };

    /// <summary>No event can be made of the record: it goes to quarantine.</summary>
    public static Outcome Unreadable(DecodeProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Refused(new Refusal(IngestSteps.Decode, problem.Code, problem.Field, problem.Reason));
    }

    /// <summary>Nothing is wrong with the event, and it must not be stored: only that there was one is noted.</summary>
    /// <param name="reason">Why, as a stable code, for example <see cref="KeptOutReasons.ConsentDenied"/>.</param>
    public static Outcome KeptOut(string reason) => new() { KeptOutReason = reason };

    /// <summary>What is wrong with the event; null unless it is refused.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Why the event is kept out; null unless it is.</summary>
    public string? KeptOutReason { get; private init; }

    /// <summary>Whether the event goes on.</summary>
    public bool IsAccepted => Refusal is null && KeptOutReason is null;
}
