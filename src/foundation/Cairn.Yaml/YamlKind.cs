namespace Cairn.Yaml;

/// <summary>What a YAML node is, after YAML 1.2's core schema (section 10.3.2).</summary>
public enum YamlKind
{
    /// <summary>Nothing, or the word null.</summary>
    Null,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,
}
