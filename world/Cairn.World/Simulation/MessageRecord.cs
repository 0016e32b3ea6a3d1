namespace Cairn.World.Simulation;

/// <summary>One mail or text message to a customer.</summary>
/// <param name="Person">Number of the customer.</param>
/// <param name="Campaign">Whose campaign it is.</param>
/// <param name="Key">Its key.</param>
/// <param name="DeliveredAt">When it was delivered, Unix milliseconds.</param>
/// <param name="OpenedAt">When it was opened; 0: never.</param>
/// <param name="ClickedAt">When its link was clicked; 0: never.</param>
/// <param name="ByMachine">Whether the mail program opened it by itself.</param>
/// <param name="HasAccount">Whether the sender knows the customer's user id.</param>
internal readonly record struct MessageRecord(
    int Person, int Campaign, ulong Key, long DeliveredAt, long OpenedAt, long ClickedAt, bool ByMachine, bool HasAccount);
