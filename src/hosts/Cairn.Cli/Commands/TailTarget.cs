using Cairn.Collector.Live;
using Cairn.Collector.Secrets;
using Cairn.Data;
using Cairn.Model;

namespace Cairn.Cli.Commands;

/// <summary>Which collector is watched.</summary>
/// <param name="Data">Its data folder.</param>
/// <param name="Url">Its address; null: the data folder knows it.</param>
/// <param name="TokenFile">The file of its operator token; null: the data folder has it.</param>
internal sealed record TailTarget(string Data, string? Url, string? TokenFile)
{
    /// <summary>Where it is at the moment; null when none runs. A collector that restarts may take another port.</summary>
    /// <exception cref="UserException">The address is none.</exception>
    public Uri? Find()
    {
        if (Url is null)
            return CollectorNote.Find(Folder())?.Address;
        return Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UserException($"--url {Url} is no address.", "Write it as http://127.0.0.1:8080 or https://events.example.com.");
    }

    /// <summary>What is shown to it.</summary>
    /// <exception cref="UserException">There is no token.</exception>
    public OperatorToken Token() => OperatorToken.Read(TokenFile ?? Path.Combine(Folder(), OperatorToken.FileName));

    /// <exception cref="UserException">There is no such data folder.</exception>
    private string Folder() => DataFolder.Open(Data, create: false).Path;
}
