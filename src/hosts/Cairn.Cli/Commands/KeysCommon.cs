using System.CommandLine;
using Cairn.Data;
using Cairn.State.Keys;

namespace Cairn.Cli.Commands;

/// <summary>What the commands about keys share.</summary>
internal static class KeysCommon
{
    public static Argument<string> Source() => new("SOURCE") { Description = "Name of the source, for example web, app or shop." };

    /// <summary>Opens the keys of a data folder.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="create">Whether a missing folder is made.</param>
    public static KeyStore Open(string data, bool create) => KeyStore.Open(DataFolder.Open(data, create).Path, TimeProvider.System);
}
