using Cairn.Collector.Live;

namespace Cairn.Cli.Output;

/// <summary>One JSON object a line, as the collector sent it.</summary>
internal sealed class TailJson(TextWriter output) : ITailOutput
{
    public void Show(LiveMessage message)
    {
        output.WriteLine(message.Json);
        output.Flush();
    }
}
