namespace Cairn.Import.Reading;

/// <summary>A file is not any more what it was when its bytes were hashed.</summary>
internal sealed class FileChangedException(string shownAs) : IOException($"{shownAs} was changed while it was imported");
