namespace Cairn.World.Truth;

/// <summary>What one campaign cost on one day, as the advertising platform bills it.</summary>
/// <param name="Day">Day of the world, from 0, in UTC.</param>
/// <param name="Campaign">Index of the campaign.</param>
/// <param name="Impressions">How often it was shown, or sent.</param>
/// <param name="Clicks">How often it was clicked.</param>
/// <param name="CentiCents">What it cost, in hundredths of a cent.</param>
public readonly record struct SpendRow(int Day, int Campaign, long Impressions, long Clicks, long CentiCents);
