namespace Cairn.State.Keys;

/// <summary>What is kept of a write key. Times are Unix milliseconds.</summary>
/// <param name="Id">Its public name, by which it is disabled.</param>
/// <param name="Source">Whose events it brings.</param>
/// <param name="Hash">SHA-256 of its UTF-8 text, hexadecimal in lower case.</param>
/// <param name="Hint">Enough of the text to recognise it by, and too little to use it.</param>
/// <param name="CreatedAt">When it was made or adopted.</param>
/// <param name="RotatedAt">When a newer key took its place; it stays valid until it is disabled. Null when none did.</param>
/// <param name="DisabledAt">Since when it is out of use; null while it is valid.</param>
public sealed record KeyRecord(string Id, string Source, string Hash, string Hint, long CreatedAt, long? RotatedAt, long? DisabledAt);
