namespace Cairn.World.Truth;

/// <summary>One check in the export of the identity check's vendor.</summary>
/// <param name="SubmittedAt">When the papers were handed in, Unix milliseconds.</param>
/// <param name="ReviewedAt">When the vendor decided, Unix milliseconds.</param>
/// <param name="Person">Who it is; shown by the vendor's applicant id and, where <paramref name="HasEmail"/>, the e-mail address.</param>
/// <param name="HasEmail">Whether the vendor has the e-mail address.</param>
/// <param name="Approved">GREEN or RED.</param>
/// <param name="Country">ISO 3166-1 code.</param>
public readonly record struct KycRow(long SubmittedAt, long ReviewedAt, int Person, bool HasEmail, bool Approved, string Country);
