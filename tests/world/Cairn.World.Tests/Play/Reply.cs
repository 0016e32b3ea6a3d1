namespace Cairn.World.Tests.Play;

/// <summary>What the scripted collector does with a request.</summary>
/// <param name="Status">HTTP's status; 0: it cuts the connection.</param>
/// <param name="Headers">Headers of the answer, each a line.</param>
internal sealed record Reply(int Status, params string[] Headers)
{
    public static Reply Ok { get; } = new(200);

    public static Reply Cut { get; } = new(0);

    /// <summary>What must happen before the answer is sent.</summary>
    public Task After { get; init; } = Task.CompletedTask;
}
