using Cairn.Yaml.Shapes;

namespace Cairn.Yaml.Tests;

/// <summary>Reads texts for tests.</summary>
internal static class Texts
{
    /// <summary>The root of a good text.</summary>
    public static YamlNode Good(string text)
    {
        var mistakes = new MistakeList("x.yaml");
        var root = YamlTree.Load(text, mistakes);
        mistakes.InOrder().ShouldBeEmpty();
        return root.ShouldNotBeNull();
    }

    /// <summary>What is wrong with a text as YAML.</summary>
    public static IReadOnlyList<YamlMistake> MistakesOf(string text)
    {
        var mistakes = new MistakeList("x.yaml");
        _ = YamlTree.Load(text, mistakes);
        return mistakes.InOrder();
    }

    /// <summary>What is wrong with a good text's root by a shape.</summary>
    public static IReadOnlyList<YamlMistake> MistakesOf(string text, Shape shape)
    {
        var mistakes = new MistakeList("x.yaml");
        shape.Check(Good(text), "it", mistakes);
        return mistakes.InOrder();
    }
}
