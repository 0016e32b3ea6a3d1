using YamlDotNet.Core;

namespace Cairn.Model.Plan.Yaml;

/// <summary>Valid YAML that goes beyond what is read; reading the document stops here.</summary>
internal sealed class UnreadableYamlException(Mark at, string what, string remedy) : Exception(what)
{
    public int Line { get; } = (int)at.Line;

    public int Column { get; } = (int)at.Column;

    public string Remedy { get; } = remedy;
}
