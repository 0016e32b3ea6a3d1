namespace Cairn.World.Scenario;

/// <summary>The things of a preset that have names: what the wire and the truth call them.</summary>
/// <param name="Preset">shop or fintech.</param>
/// <param name="Host">Host of the site, as shop.example.</param>
/// <param name="Currency">ISO 4217 code of all amounts.</param>
/// <param name="Events">Every event.</param>
/// <param name="Campaigns">Every campaign and every unpaid way to the site, Direct included.</param>
/// <param name="Regions">Where people live.</param>
/// <param name="AppVersions">Versions of the app, oldest first.</param>
/// <param name="PaymentMethods">Payment methods.</param>
public sealed record ScenarioData(
    string Preset,
    string Host,
    string Currency,
    IReadOnlyList<WorldEvent> Events,
    IReadOnlyList<Campaign> Campaigns,
    IReadOnlyList<Region> Regions,
    IReadOnlyList<string> AppVersions,
    IReadOnlyList<string> PaymentMethods);
