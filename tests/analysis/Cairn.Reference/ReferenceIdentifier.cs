namespace Cairn.Reference;

/// <summary>A typed identifier other than user id and anonymous id, for example an <c>email_sha256</c>.</summary>
public sealed record ReferenceIdentifier(string Type, string Value);
