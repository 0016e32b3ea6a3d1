namespace Cairn.Import.Reading;

/// <summary>Tells packed files apart.</summary>
internal static class FileContents
{
    public static FileContent FromMagic(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(new byte[] { 0x1F, 0x8B }))
            return FileContent.Gzip;
        if (start.StartsWith(new byte[] { 0x28, 0xB5, 0x2F, 0xFD }))
            return FileContent.Zstandard;
        return start.StartsWith("PAR1"u8) ? FileContent.Parquet : FileContent.Plain;
    }
}
