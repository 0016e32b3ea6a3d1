using System.Text;
using Cairn.Collector.Answers;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Reads;

/// <summary>
/// What PostHog's clients ask beside sending: no flags, no surveys, no recordings, so that they neither ask again nor load
/// more. Scripts that they would load are empty ones.
/// </summary>
internal static class PostHogAnswers
{
    private const string ArrayPath = "/array/";
    private const string StaticPath = "/static/";
    private const int MaxTokenLength = 256;

    private const string Config = """
        {"token":"TOKEN","supportedCompression":["gzip","gzip-js"],"hasFeatureFlags":false,"captureDeadClicks":false,"capturePerformance":false,"autocapture_opt_out":false,"autocaptureExceptions":false,"analytics":{"endpoint":"/i/v0/e/"},"elementsChainAsString":true,"sessionRecording":false,"heatmaps":false,"surveys":false,"productTours":false,"defaultIdentifiedOnly":true,"siteApps":[],"isAuthenticated":false,"toolbarParams":{},"config":{"enable_collect_everything":true}}
        """;

    private static ReadOnlySpan<byte> Flags =>
        """
        {"flags":{},"featureFlags":{},"featureFlagPayloads":{},"errorsWhileComputingFlags":false,"requestId":"","quotaLimited":[],"supportedCompression":["gzip","gzip-js"],"sessionRecording":false,"surveys":false,"capturePerformance":false,"autocapture_opt_out":false,"autocaptureExceptions":false,"heatmaps":false,"siteApps":[],"isAuthenticated":false,"toolbarParams":{},"config":{"enable_collect_everything":true}}
        """u8;

    public static bool TryGet(HttpContext http, string path)
    {
        if (path.StartsWith(StaticPath, StringComparison.Ordinal) && path.EndsWith(".js", StringComparison.Ordinal))
        {
            Reply.Write(http.Response, 200, Reply.Script, []);
            return true;
        }
        if (!path.StartsWith(ArrayPath, StringComparison.Ordinal))
            return TryPost(http, path);
        var parts = path[ArrayPath.Length..].Split('/');
        if (parts is not [{ Length: > 0 and <= MaxTokenLength } token, "config" or "config.js"] || !token.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
            return false;
        var config = Config.Replace("TOKEN", token, StringComparison.Ordinal);
        http.Response.Headers.CacheControl = "private, max-age=60";
        if (parts[1] == "config")
            Reply.Write(http.Response, 200, Reply.Json, Encoding.ASCII.GetBytes(config));
        else
            Reply.Write(http.Response, 200, Reply.Script, Encoding.ASCII.GetBytes(Script(token, config)));
        return true;
    }

    public static bool TryPost(HttpContext http, string target)
    {
        var path = target.AsSpan();
        if (path.IndexOf('?') is >= 0 and var query)
            path = path[..query];
        if (path.TrimEnd('/') is not ("/flags" or "/decide"))
            return false;
        Reply.WriteUnkept(http.Response, 200, Reply.Json, Flags);
        return true;
    }

    /// <summary>How PostHog's own script hands the same to the page.</summary>
    private static string Script(string token, string config) =>
        $"(function(){{window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{{}};window._POSTHOG_REMOTE_CONFIG['{token}']={{config:{config},siteApps:[]}}}})();";
}
