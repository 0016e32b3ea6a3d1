using Cairn.Collector.Answers;
using Cairn.Collector.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry;

namespace Cairn.Collector.Telemetry;

/// <summary>
/// Answers <c>GET /metrics</c> as Prometheus asks for it: to whoever shows the operator token, and to everybody on the listener that is
/// there for nothing else. It measures from its making on, so that what goes up and down is right from the first connection.
/// </summary>
/// <remarks>Source of the form: OpenTelemetry, "Prometheus and OpenMetrics compatibility", which says how the names are written there.</remarks>
internal sealed class MetricsPage : IDisposable
{
    /// <summary>Where it stands.</summary>
    public const string Path = "/metrics";

    private readonly OperatorToken _token;
    private readonly MeterProvider _provider;
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _answer;

    /// <summary>Begins to measure.</summary>
    /// <param name="token">Who may ask.</param>
    public MetricsPage(OperatorToken token)
    {
        _token = token;
        _provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(TelemetryExport.Resource())
            .AddMeter(TelemetryMeters.Names)
            .AddPrometheusExporter(static options => options.ScrapeResponseCacheDurationMilliseconds = 0)
            .Build();
        _services = new ServiceCollection().AddOptions().AddLogging().BuildServiceProvider();
        var page = new ApplicationBuilder(_services);
        page.UseOpenTelemetryPrometheusScrapingEndpoint(_provider, static _ => true, path: null, configureBranchedPipeline: null, optionsName: null);
        _answer = page.Build();
    }

    /// <summary>The port on which no token is asked for; 0 for none.</summary>
    public int OpenPort { get; set; }

    public Task AnswerAsync(HttpContext http)
    {
        if ((OpenPort != 0 && http.Connection.LocalPort == OpenPort) || _token.IsIn(http.Request.Headers.Authorization.ToString()))
            return _answer(http);
        ErrorAnswer.WrongToken.Write(http);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _provider.Dispose();
        _services.Dispose();
    }
}
