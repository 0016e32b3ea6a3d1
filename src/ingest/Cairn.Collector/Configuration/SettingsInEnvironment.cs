using Cairn.Engine;
using Cairn.Model;

namespace Cairn.Collector.Configuration;

/// <summary>The settings that variables give. A variable that is set to nothing counts as not set.</summary>
internal static class SettingsInEnvironment
{
    public const string Prefix = "CAIRN_";

    /// <summary>Variables of Cairn that are no settings of the collector.</summary>
    private static readonly HashSet<string> Others = new(["CAIRN_TRACE", "CAIRN_CHDB_LIBRARY", "CAIRN_SHARED_DATA", EngineOptions.LingerVariable], StringComparer.Ordinal);

    /// <summary>What the variables give.</summary>
    /// <param name="variables">All variables.</param>
    public static IEnumerable<StatedSetting> Read(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var setting in Settings.All)
            foreach (var name in new[] { setting.Variable, setting.SharedVariable })
                if (name.Length > 0 && variables.GetValueOrDefault(name) is { Length: > 0 } text)
                {
                    yield return new StatedSetting(setting, text, SettingOrigin.Environment(name));
                    break;
                }
    }

    /// <summary>
    /// Sentences about variables that look like settings and are none. They do not stop the collector, because others set such
    /// variables too: Kubernetes does for every service, so for one that is called cairn.
    /// </summary>
    public static IEnumerable<string> Doubtful(IReadOnlyDictionary<string, string> variables)
    {
        var names = Settings.All.Select(static setting => setting.Variable).ToArray();
        return variables.Keys
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !Others.Contains(name) && !names.Contains(name, StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => $"the variable {name} sets nothing. {NearMiss.Ask(name, names, "`cairn serve --show-config --format json` names those that do.")}");
    }
}
