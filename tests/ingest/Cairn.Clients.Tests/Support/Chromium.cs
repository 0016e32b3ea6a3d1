using Cairn.Clients.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Cairn.Clients.Tests.Support;

/// <summary>One Chromium for all tests, started by the first that needs it; tests are skipped where there is none.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // Nothing outside of this machine: a client that asks for more is told so, and the test fails.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private PageServer? _pages;

    /// <summary>Opens a page of the web site in a profile of its own.</summary>
    /// <param name="page">Name of a script in the folder Pages.</param>
    /// <param name="source">As whom it sends.</param>
    /// <param name="collector">Where it sends.</param>
    /// <param name="options">What else the page's script is told, and how.</param>
    internal async Task<Visit> OpenAsync(string page, Source source, Uri collector, VisitOptions? options = null)
    {
        Assert.SkipUnless(File.Exists(Program), $"{Program} is absent; ./test installs it");
        await StartAsync();
        return await Visit.OpenAsync(_browser!, _pages!.Address, page, source, collector, options ?? new VisitOptions());
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_pages is not null)
            await _pages.DisposeAsync();
        _starting.Dispose();
    }

    private async Task StartAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_browser is not null)
                return;
            Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", ProjectFiles.DriverFolder);
            Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", NodeProgram());
            _pages = await PageServer.StartAsync();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Flags });
        }
        finally
        {
            _starting.Release();
        }
    }

    private static string NodeProgram()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(static folder => Path.Combine(folder, "node")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(found is not null, "Node.js is absent; ./test says how to get it");
        return found!;
    }
}
