using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Cairn.Clients.Tests.Support;

/// <summary>A visitor's browser on a page that uses a client, and everything that he could complain about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly IBrowserContext _context;
    private readonly HashSet<string> _hosts;

    private Visit(IBrowserContext context, IPage page, params Uri[] known)
    {
        (_context, Page) = (context, page);
        _hosts = [.. known.Select(static address => address.Authority)];
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", $"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complain(true, $"page error: {error}");
        page.RequestFailed += (_, request) => Complain(true, $"{request.Method} {request.Url}: {request.Failure}");
        page.Response += (_, response) => Complain(response.Status >= 400, $"{response.Request.Method} {response.Url}: {response.Status}");
        page.Request += (_, request) => Complain(
            request.Url.StartsWith("http", StringComparison.Ordinal) && !_hosts.Contains(new Uri(request.Url).Authority), $"asked for {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>The page's address, as a client sees it.</summary>
    public string Url => Page.Url;

    /// <summary>Errors and warnings on the console, failed requests, requests to anybody else; empty for a client at peace.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Visit> OpenAsync(IBrowser browser, Uri site, string page, Source source, Uri collector, VisitOptions options)
    {
        var context = await browser.NewContextAsync();
        var setup = JsonSerializer.Serialize(
            new { key = source.Key, collector = collector.ToString().TrimEnd('/'), mode = options.Mode, skew = options.Skew.TotalMilliseconds }, Style);
        await context.AddInitScriptAsync($"window.setup = {setup};");
        await context.AddInitScriptAsync(await File.ReadAllTextAsync(ProjectFiles.Find("Pages", "Shared", "clock.js")));
        var visit = new Visit(context, await context.NewPageAsync(), site, collector);
        await visit.Page.GotoAsync(new Uri(site, page + options.Query).ToString(), new PageGotoOptions { Referer = options.Referrer });
        return visit;
    }

    /// <summary>Waits until the page's script has done what it does, and tells what that was.</summary>
    public async Task<IReadOnlyList<Said>> DoneAsync()
    {
        var said = await Page.EvaluateAsync<string>("window.done.then(said => JSON.stringify(said))").WaitAsync(Limit, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<Said[]>(said, Style)!;
    }

    /// <summary>Loads the page again; its script is to behave otherwise from now on.</summary>
    public async Task ReloadAsync(string mode)
    {
        await Page.EvaluateAsync("mode => sessionStorage.setItem('mode', mode)", mode);
        await Page.ReloadAsync();
    }

    /// <summary>What a function of the page's script gives.</summary>
    public Task<string> AskAsync(string expression) => Page.EvaluateAsync<string>(expression).WaitAsync(Limit, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Complain(bool isOne, string complaint)
    {
        if (isOne)
            _complaints.Enqueue(complaint);
    }
}
