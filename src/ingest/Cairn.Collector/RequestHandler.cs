using System.Collections.Frozen;
using Cairn.Collector.Accept;
using Cairn.Collector.Answers;
using Cairn.Collector.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Cairn.Collector;

/// <summary>The one handler of all requests: what may be asked from where, then fixed answers, then events. It never redirects: clients turn a redirected POST into an empty GET.</summary>
internal sealed class RequestHandler(CollectorOptions options, CollectorParts parts, FixedAnswers answers, Acceptance acceptance)
{
    private readonly Cors _cors = new(options.AllowedOrigins);
    private readonly FrozenDictionary<string, RequestDelegate> _pages = parts.Pages.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, RequestDelegate> _actions = parts.Actions.ToFrozenDictionary(StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            var target = TargetOf(http);
            var isAllowed = _cors.Apply(http, target);
            if (AnswerAsync(http, target, isAllowed) is { IsCompletedSuccessfully: false } answering)
                await answering;
        }
        catch (Exception gone) when (ClientGone.Is(gone, http))
        {
            http.Abort();
        }
        catch (Exception defect)
        {
            parts.ReportDefect(defect);
            if (http.Response.HasStarted)
                http.Abort();
            else
                ErrorAnswer.Defect.Write(http);
        }
    }

    private Task AnswerAsync(HttpContext http, string target, bool isAllowed)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsPost(method))
            return FixedAnswers.TryPost(http, target) ? Task.CompletedTask : PostAsync(http, target);
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return GetAsync(http, target);
        if (HttpMethods.IsOptions(method))
            Cors.Preflight(http, isAllowed);
        else
            RejectMethod(http);
        return Task.CompletedTask;
    }

    private Task PostAsync(HttpContext http, string target) =>
        _actions.Count > 0 && _actions.TryGetValue(target, out var action) ? action(http) : acceptance.HandleAsync(http, target);

    private Task GetAsync(HttpContext http, string target)
    {
        var path = target.IndexOf('?') is >= 0 and var query ? target[..query] : target;
        if (answers.TryGet(http, path))
            return Task.CompletedTask;
        return _pages.TryGetValue(path.TrimEnd('/'), out var page) ? page(http) : acceptance.HandleAsync(http, target);
    }

    /// <summary>As it was sent: the platform's own path has been unescaped, and a signature covers what was sent.</summary>
    private static string TargetOf(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.StartsWith('/') ? target : http.Request.Path.Value + http.Request.QueryString.Value;
    }

    private static void RejectMethod(HttpContext http)
    {
        http.Response.Headers.Allow = "POST, GET, HEAD, OPTIONS";
        ErrorAnswer.WrongMethod.Write(http);
    }
}
