using Cairn.Model;
using Cairn.Yaml;

namespace Cairn.Collector.Configuration;

/// <summary>
/// How a collector is set up: what flags say goes before what the environment says, that before the file, and that before
/// the defaults.
/// </summary>
public sealed class CollectorConfiguration
{
    private CollectorConfiguration(CollectorOptions options, IReadOnlyList<SettingValue> values, string? file, IReadOnlyList<string> doubts) =>
        (Options, Values, File, Doubts) = (options, values, file, doubts);

    /// <summary>What is in force.</summary>
    public CollectorOptions Options { get; }

    /// <summary>The same setting by setting, with who says so.</summary>
    public IReadOnlyList<SettingValue> Values { get; }

    /// <summary>The file that was read; null when there was none.</summary>
    public string? File { get; }

    /// <summary>Sentences about what was probably meant as a setting and is none.</summary>
    public IReadOnlyList<string> Doubts { get; }

    /// <summary>Reads all sources.</summary>
    /// <param name="flags">What the command line gives.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="file">The file to read; null for <c>serve.yaml</c> in the data folder, where it is there.</param>
    /// <exception cref="UserException">Something cannot be used; the message lists everything that is wrong, each with its place.</exception>
    public static CollectorConfiguration Load(
        IReadOnlyDictionary<Setting, string> flags, IReadOnlyDictionary<string, string> variables, string? file)
    {
        ArgumentNullException.ThrowIfNull(flags);
        ArgumentNullException.ThrowIfNull(variables);
        StatedSetting[] stronger =
        [
            .. SettingsInEnvironment.Read(variables),
            .. flags.Select(static flag => new StatedSetting(flag.Key, flag.Value, SettingOrigin.Flag(flag.Key.Flag))),
        ];
        var path = file ?? FileIn(stronger.LastOrDefault(static stated => stated.Setting == Settings.Data)?.Text ?? Settings.Data.Default);
        var mistakes = new MistakeList(path ?? "");
        var weaker = path is null ? [] : SettingsFile.Read(path, mistakes);
        var problems = mistakes.InOrder().Select(static mistake => mistake.ToString()).ToList();
        if (file is null && weaker.FirstOrDefault(static stated => stated.Setting == Settings.Data) is { } inside)
            problems.Add($"{inside.Origin}: data is set in a file of the data folder. Remove it there; name the folder with --data.");
        var configuration = Settle([.. weaker, .. stronger], path, [.. SettingsInEnvironment.Doubtful(variables)], problems);
        return problems.Count == 0 ? configuration : throw Complaint(problems);
    }

    private static CollectorConfiguration Settle(IEnumerable<StatedSetting> stated, string? file, IReadOnlyList<string> doubts, List<string> problems)
    {
        var options = CollectorOptions.Defaults;
        var origins = new Dictionary<Setting, SettingOrigin>();
        foreach (var (setting, text, origin) in stated)
        {
            if (setting.Apply(options, text) is { } changed)
                (options, origins[setting]) = (changed, origin);
            else
                problems.Add($"{origin}: {setting.Name} is {(setting.IsSecret ? "a text that cannot be used" : $"'{text}'")}. Give {setting.Expects}.");
        }
        SettingValue[] values = [.. Settings.All.Select(setting => new SettingValue(setting, setting.Show(options), origins.GetValueOrDefault(setting, SettingOrigin.Default)))];
        if (problems.Count == 0)
            problems.AddRange(ConfigurationCheck.Problems(options, values));
        return new CollectorConfiguration(options, values, file, doubts);
    }

    private static string? FileIn(string dataFolder) => Path.Combine(dataFolder, SettingsFile.Name) is var path && System.IO.File.Exists(path) ? path : null;

    private static UserException Complaint(List<string> problems) => new(
        problems.Count == 1 ? problems[0] : $"the settings have {problems.Count} mistakes:\n{string.Join('\n', problems.Select(static problem => $"  {problem}"))}",
        "`cairn serve --help` lists every setting with what it may be.");
}
