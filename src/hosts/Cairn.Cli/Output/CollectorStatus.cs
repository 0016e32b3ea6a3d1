namespace Cairn.Cli.Output;

/// <summary>A collector that runs.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Process">Its process id.</param>
/// <param name="Health">What <c>/health/ready</c> answers, as JSON; empty when it does not answer in time.</param>
internal sealed record CollectorStatus(Uri Address, int Process, string Health);
