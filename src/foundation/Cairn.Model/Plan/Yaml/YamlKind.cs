namespace Cairn.Model.Plan.Yaml;

/// <summary>What a YAML node is, after YAML 1.2's core schema (section 10.3.2).</summary>
internal enum YamlKind
{
    Null,
    Text,
    Number,
    Boolean,
    List,
    Map,
}
