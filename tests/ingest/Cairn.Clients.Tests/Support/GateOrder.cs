namespace Cairn.Clients.Tests.Support;

/// <summary>What a gate does with a post that brings events.</summary>
internal enum GateOrder
{
    /// <summary>Hands it on.</summary>
    Pass,

    /// <summary>Answers 503 itself; the collector never sees it.</summary>
    Reject,

    /// <summary>Hands it on and breaks the connection instead of giving the answer back.</summary>
    LoseAnswer,
}
