namespace Cairn.World.Sorting;

/// <summary>Says what a disk that cannot be written to needs.</summary>
internal static class DiskProblem
{
    private const int FullOnUnix = 28;
    private const int FullOnWindows = unchecked((int)0x80070070);

    /// <param name="problem">What the system said.</param>
    /// <param name="place">The folder or file that was written.</param>
    /// <param name="needed">How many bytes were still to be written at that moment.</param>
    /// <param name="there">How many bytes are there already.</param>
    public static WorldException Of(Exception problem, string place, long needed, long there)
    {
        if (problem.HResult is not (FullOnUnix or FullOnWindows))
            return new WorldException($"{place} cannot be written: {problem.Message}", "Choose a folder that you may write to.", problem);

        return new WorldException(
            $"The disk of {place} is full: {Megabytes(needed)} more were to be written, after {Megabytes(there)}.",
            "Make room there or choose a folder on a larger disk. A call needs about 110 bytes while it is sorted, and up to 2,000 in requests.jsonl.",
            problem);
    }

    private static string Megabytes(long bytes) => $"{Math.Max(1, bytes >> 20):N0} MB";
}
