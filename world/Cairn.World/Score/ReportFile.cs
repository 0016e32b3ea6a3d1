using System.Text.Json;
using Cairn.World.Reading;
using Cairn.World.Score.Assurance;
using Cairn.World.Score.Attribution;
using Cairn.World.Score.Identity;
using Cairn.World.Score.Links;

namespace Cairn.World.Score;

/// <summary>A report that is to be scored: which of the sections it has, and what they say.</summary>
internal sealed class ReportFile : IDisposable
{
    private const string Remedy = "docs/world-score.md shows what a report must look like; `cairn attribute --format json` writes one.";

    private readonly JsonFeed _feed;
    private readonly Func<IdentifierTable> _load;
    private IdentifierTable? _table;

    private ReportFile(string path, Func<IdentifierTable> load)
    {
        _feed = JsonFeed.Open(path, Path.GetFileName(path), "Give --report the file with the report.", Remedy);
        _load = load;
    }

    /// <summary>The section <c>attribution</c>, if there is one.</summary>
    public AttributionReport? Attribution { get; private set; }

    /// <summary>What became of the section <c>identity</c>, if there is one.</summary>
    public IdentityScorer? Identity { get; private set; }

    /// <summary>What became of the section <c>links</c>, if there is one.</summary>
    public LinkScorer? Links { get; private set; }

    /// <summary>The section <c>assurance</c>, if there is one.</summary>
    public AssuranceReport? Assurance { get; private set; }

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <param name="load">Called when the report turns out to speak of identifiers: clusters and links are judged as they are read.</param>
    public static ReportFile Read(string path, Func<IdentifierTable> load)
    {
        using var report = new ReportFile(path, load);
        while (report._feed.Read())
            report.ReadValue();
        if (report.Attribution is null && report.Identity is null && report.Links is null && report.Assurance is null)
            throw report._feed.Wrong("the report has none of the sections attribution, identity, links and assurance.");
        return report;
    }

    public void Dispose() => _feed.Dispose();

    /// <summary>A bare list has credits; an object has sections, or is a cluster on a line of its own.</summary>
    private void ReadValue()
    {
        if (_feed.Token == JsonTokenType.StartArray)
        {
            SetAttribution(AttributionReport.ReadCredits(_feed));
            return;
        }

        if (_feed.Token != JsonTokenType.StartObject)
            throw _feed.Wrong("a report is an object, {...}, or a list of credits, [...].");
        var isCluster = false;
        while (_feed.Read() && _feed.Token == JsonTokenType.PropertyName)
        {
            switch (_feed.Text)
            {
                case "attribution":
                    SetAttribution(AttributionReport.Read(_feed));
                    break;
                case "identity":
                    Clusters().ReadList(_feed);
                    break;
                case "links":
                    LinkReader.Read(_feed, Links ??= new LinkScorer(Table()));
                    break;
                case "assurance":
                    Assurance = Assurance is null ? AssuranceReport.Read(_feed)
                        : throw _feed.Wrong("there are two sections 'assurance'.");
                    break;
                case "identifiers" when !isCluster:
                    isCluster = true;
                    Clusters().ReadCluster(_feed);
                    break;
                default:
                    _feed.Skip();
                    break;
            }
        }
    }

    private void SetAttribution(AttributionReport report) =>
        Attribution = Attribution is null ? report : throw _feed.Wrong("there are two lists of credits.");

    private IdentityReader Clusters() => new(Identity ??= new IdentityScorer(Table()));

    private IdentifierTable Table() => _table ??= _load();
}
