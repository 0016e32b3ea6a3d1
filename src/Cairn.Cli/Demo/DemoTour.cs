namespace Cairn.Cli.Demo;

/// <summary>The five-minute tour: a file of events becomes an attribution report.</summary>
internal static class DemoTour
{
    /// <summary>The data folder that the tour fills, from the repository's root.</summary>
    public const string DataFolder = ".cairn/demo";

    public static IReadOnlyList<DemoStep> Steps { get; } =
    [
        new("The tracking plan says what each act is worth.",
            ["plan", "check", "plans/shop.yaml"]),
        new("A file of events goes in; rows that break the plan go to quarantine.",
            ["import", "examples/shop.csv", "--map", "examples/shop-map.yaml", "--plan", "plans/shop.yaml", "--data", DataFolder]),
        new("What was kept out, and why.",
            ["quarantine", "list", "--data", DataFolder]),
        new("Which channels led to the purchases? Eight models, side by side.",
            ["attribute", "--data", DataFolder, "--conversion", "purchase", "--by", "channel"]),
        new("And which small acts? Every event can earn credit.",
            ["attribute", "--data", DataFolder, "--conversion", "purchase", "--by", "event", "--weight", "plan", "--models", "linear,time_decay,markov,shapley"]),
        new("One customer's trail.",
            ["journey", Customer, "--data", DataFolder]),
        new("Why each step of it got what it got.",
            ["attribute", "--data", DataFolder, "--conversion", "purchase", "--explain", Customer, "--models", "linear,time_decay,markov"]),
    ];

    private const string Customer = "c-0014";
}
