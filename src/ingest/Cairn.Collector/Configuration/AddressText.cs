using System.Net;

namespace Cairn.Collector.Configuration;

/// <summary>An address with a port, or none.</summary>
internal sealed record AddressText(IPEndPoint? Address);
