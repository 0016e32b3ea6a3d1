namespace Cairn.World.Truth;

/// <summary>One contact in the CRM.</summary>
/// <param name="CreatedAt">When it was made, Unix milliseconds.</param>
/// <param name="Person">Who it is.</param>
/// <param name="HasUserId">Whether the CRM knows the user id of the site.</param>
/// <param name="HasPhone">Whether it knows the telephone number.</param>
/// <param name="Country">ISO 3166-1 code.</param>
/// <param name="Orders">Orders that the CRM counts at the end of the world, stores included.</param>
/// <param name="Cents">What they brought, refunds taken off.</param>
public readonly record struct CrmRow(long CreatedAt, int Person, bool HasUserId, bool HasPhone, string Country, int Orders, long Cents);
