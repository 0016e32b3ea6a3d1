using Cairn.Model;
using Cairn.Yaml;

namespace Cairn.Collector.Configuration;

/// <summary>
/// The file of settings: YAML, parts as maps (<c>spool: { max_bytes: 40GB }</c>) or with dots (<c>spool.max_bytes: 40GB</c>),
/// lists as lists or with commas.
/// </summary>
internal sealed class SettingsFile
{
    /// <summary>Its name in a data folder.</summary>
    public const string Name = "serve.yaml";

    private readonly string _path;
    private readonly MistakeList _mistakes;
    private readonly Dictionary<string, StatedSetting> _stated = new(StringComparer.Ordinal);

    private SettingsFile(string path, MistakeList mistakes) => (_path, _mistakes) = (path, mistakes);

    /// <summary>Reads a file; what is wrong with it is noted.</summary>
    public static IReadOnlyCollection<StatedSetting> Read(string path, MistakeList mistakes)
    {
        var file = new SettingsFile(path, mistakes);
        var text = YamlBytes.Read(path, mistakes) is { } bytes ? YamlBytes.Decode(bytes, mistakes) : null;
        // A file in which everything is commented out sets nothing, and is no mistake.
        if (text is null || text.Split('\n').All(static line => line.AsSpan().Trim() is [] or ['#', ..]))
            return [];
        if (YamlTree.Load(text, mistakes) is { } root)
            file.ReadPart(root, "");
        return file._stated.Values;
    }

    private void ReadPart(YamlNode part, string name)
    {
        if (part.Kind != YamlKind.Map)
            _mistakes.Add(part, $"{(name.Length == 0 ? "the file" : name)} is {part.Describe()}", "Write settings as `name: value`.");
        foreach (var (key, value) in part.Entries)
        {
            var full = name.Length == 0 ? key.Text : $"{name}.{key.Text}";
            if (Settings.All.FirstOrDefault(setting => setting.Name == full) is { } setting)
                Take(setting, key, value);
            else if (Settings.All.Any(other => other.Name.StartsWith(full + ".", StringComparison.Ordinal)))
                ReadPart(value, full);
            else
                _mistakes.Add(key, $"there is no setting '{full}'", NearMiss.Ask(full, Settings.All.Select(static other => other.Name), "`cairn serve --show-config` lists all settings."));
        }
    }

    private void Take(Setting setting, YamlNode key, YamlNode value)
    {
        if (TextOf(value) is not { } text)
            _mistakes.Add(key, $"{setting.Name} is {value.Describe()}", $"Give {setting.Expects}, or remove the line.");
        else if (_stated.TryGetValue(setting.Name, out var first))
            _mistakes.Add(key, $"{setting.Name} is set twice (first at {first.Origin.Place})", "Remove one of the two.");
        else
            _stated.Add(setting.Name, new StatedSetting(setting, setting.IsPath ? FromHere(text) : text, SettingOrigin.File(_path, key.Line)));
    }

    private static string? TextOf(YamlNode value) => value.Kind switch
    {
        YamlKind.List when value.Items.All(static item => item is { IsScalar: true, Kind: not YamlKind.Null }) => string.Join(',', value.Items.Select(static item => item.Text)),
        YamlKind.List or YamlKind.Map or YamlKind.Null => null,
        _ => value.Text,
    };

    private string FromHere(string path) => path.Length == 0 ? path : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_path))!, path);
}
