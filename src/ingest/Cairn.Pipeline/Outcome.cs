using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>What becomes of an event: it goes on, it is rejected, or it is suppressed although nothing is wrong with it.</summary>
public readonly record struct Outcome
{
    /// <summary>The event goes on to the next step, and after the last one into the warehouse.</summary>
    public static Outcome Accepted => default;

    /// <summary>Something is wrong with the event: the record goes to quarantine.</summary>
    /// <param name="rejection">What is wrong.</param>
    public static Outcome Rejected(Rejection rejection) => new() { Rejection = rejection };

    /// <summary>No event can be made of the record: it goes to quarantine.</summary>
    public static Outcome Unreadable(DecodeProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Rejected(new Rejection(IngestSteps.Decode, problem.Code, problem.Field, problem.Reason));
    }

    /// <summary>Nothing is wrong with the event, and it must not be stored: only that there was one is noted.</summary>
    /// <param name="reason">Why, as a stable code, for example <see cref="SuppressionReasons.ConsentDenied"/>.</param>
    public static Outcome Suppressed(string reason) => new() { SuppressedReason = reason };

    /// <summary>What is wrong with the event; null unless it is rejected.</summary>
    public Rejection? Rejection { get; private init; }

    /// <summary>Why the event is suppressed; null unless it is.</summary>
    public string? SuppressedReason { get; private init; }

    /// <summary>Whether the event goes on.</summary>
    public bool IsAccepted => Rejection is null && SuppressedReason is null;
}
