using YamlDotNet.Core;

namespace Cairn.Yaml;

/// <summary>Valid YAML that goes beyond what is read; reading the document stops here.</summary>
public sealed class UnreadableYamlException(Mark at, string what, string remedy) : Exception(what)
{
    /// <summary>Line, from 1.</summary>
    public int Line { get; } = (int)at.Line;

    /// <summary>Column, from 1.</summary>
    public int Column { get; } = (int)at.Column;

    /// <summary>How to fix it, as a sentence.</summary>
    public string Remedy { get; } = remedy;
}
