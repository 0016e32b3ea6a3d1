using Cairn.Collector.Live;

namespace Cairn.Cli.Output;

/// <summary>Shows what a feed sends.</summary>
internal interface ITailOutput
{
    void Show(LiveMessage message);
}
