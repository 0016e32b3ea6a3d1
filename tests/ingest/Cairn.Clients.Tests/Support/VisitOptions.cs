namespace Cairn.Clients.Tests.Support;

/// <summary>How a page is visited.</summary>
internal sealed record VisitOptions
{
    /// <summary>How the page's script is to behave.</summary>
    public string Mode { get; init; } = "";

    /// <summary>How far the browser's clock is wrong.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>What follows the page's name in its address.</summary>
    public string Query { get; init; } = "?utm_source=news&utm_medium=email&utm_campaign=spring&utm_content=top&utm_term=shoes&gclid=G1";

    /// <summary>From where the visitor comes.</summary>
    public string Referrer { get; init; } = "http://news.example/today";
}
