namespace Cairn.Faults.Clients;

/// <summary>What the clients know of a message.</summary>
/// <param name="Sent">How often it went out.</param>
/// <param name="Acknowledged">How often 200 came back.</param>
internal readonly record struct Delivered(int Sent, int Acknowledged);
