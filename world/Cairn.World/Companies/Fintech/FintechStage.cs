namespace Cairn.World.Companies.Fintech;

/// <summary>How far a customer of the bank has come, and what is known of them.</summary>
internal static class FintechStage
{
    public const int Nothing = 0;
    public const int Started = 1;
    public const int Submitted = 2;
    public const int Approved = 3;
    public const int Rejected = 4;

    /// <summary>The vendor will find nothing wrong.</summary>
    public const int WillPass = 1;

    /// <summary>There is money in the account from before the world began.</summary>
    public const int HasFunds = 2;

    /// <summary>The first trade was made.</summary>
    public const int HasTraded = 4;

    /// <summary>The own wallet is connected.</summary>
    public const int HasWallet = 8;
}
