namespace Cairn.Yaml;

/// <summary>One mistake in a YAML file: where it stands, what is wrong and how to fix it.</summary>
/// <param name="File">The file as the caller named it.</param>
/// <param name="Line">Line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">Column in characters, from 1; 0 when the file as a whole is meant.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">How to fix it, as a sentence.</param>
public sealed record YamlMistake(string File, int Line, int Column, string What, string Remedy)
{
    /// <summary>File, line and column as compilers write them, so that editors and terminals can jump there.</summary>
    public string Place => Line > 0 ? $"{File}:{Line}:{Column}" : File;

    /// <summary>The whole mistake on one line.</summary>
    public override string ToString() => $"{Place}: {What}. {Remedy}";
}
