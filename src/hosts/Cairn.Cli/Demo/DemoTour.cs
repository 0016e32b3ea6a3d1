using Cairn.Cli.Output;

namespace Cairn.Cli.Demo;

/// <summary>The tour of docs/tour.md: a world whose truth is known, what its tracking saw, and how near each model comes.</summary>
internal static class DemoTour
{
    /// <summary>Folders that the tour fills, from the repository's root.</summary>
    public static IReadOnlyList<string> Folders { get; } = [World, Data, Files];

    public static IReadOnlyList<DemoStep> Steps { get; } =
    [
        new("A shop's customers, with all that goes wrong in tracking them, and the truth beside it.",
            ["world", "--preset", "shop", "--seed", "7", "--people", "6000", "--days", "60", "--faults", "leaky", "--out", World]),
        new("A collector takes events: what it has answered with 200 is on disk, and soon in the warehouse.",
            ["serve", "--data", Data, "--plan", "plans/shop.yaml", "--listen", Collector, "--unsafe-trust-receipt", "yes"], IsServer: true),
        new("The world's browsers, apps, servers and webhooks send to it what they sent in their sixty days.",
            ["world", "--play", "http://" + Collector, "--from", World, "--keys", Data, "--state-receipt"]),
        new("Which channels led to the purchases? Eight models, side by side.",
            ["attribute", "--data", Data, "--conversion", "purchase", "--by", "channel"]),
        new("Nobody knows which model is right. Here one does: the same report as JSON ...",
            ["attribute", "--data", Data, "--conversion", "purchase", "--by", "channel", "--format", "json", "--out", Channels]),
        new("... beside what each channel truly caused.",
            ["world", "score", "--answers", World, "--report", Channels]),
        new("And which small acts? Every event can earn credit, here weighed by the plan.",
            ["attribute", "--data", Data, "--conversion", "purchase", "--by", "event", "--weight", "plan", "--format", "json", "--out", Acts]),
        new("Some acts cause purchases, some only go along with them, some drive customers away.",
            ["world", "score", "--answers", World, "--report", Acts]),
        new("One customer's trail.",
            ["journey", Customer, "--data", Data]),
        new("Why each step of it got what it got.",
            ["attribute", "--data", Data, "--conversion", "purchase", "--explain", Customer, "--models", "linear,time_decay,markov"]),
        new("Your own log comes in the same way: a plan that says what each act means ...",
            ["plan", "check", "plans/shop.yaml"]),
        new("... and a mapping that says which column is what.",
            ["import", "examples/shop.csv", "--map", "examples/shop-map.yaml", "--plan", "plans/shop.yaml", "--data", Files]),
        new("What was kept out, and why.",
            ["quarantine", "list", "--data", Files]),
    ];

    /// <summary>How far the tour has come when it begins a step.</summary>
    /// <param name="index">The step, from 0.</param>
    /// <param name="elapsed">Time since the beginning.</param>
    public static string Progress(int index, TimeSpan elapsed) => $"step {index + 1} of {Steps.Count}, {Numbers.Clock(elapsed)} elapsed";

    private const string World = ".cairn/world";
    private const string Data = ".cairn/demo";
    private const string Collector = "127.0.0.1:7878";
    private const string Files = ".cairn/files";
    private const string Channels = ".cairn/channels.json";
    private const string Acts = ".cairn/acts.json";
    private const string Customer = "usr_aydxxwadwngpf";
}
