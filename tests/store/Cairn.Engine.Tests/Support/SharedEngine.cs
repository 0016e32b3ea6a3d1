using Cairn.Engine.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedEngine))]

namespace Cairn.Engine.Tests.Support;

/// <summary>One engine for all tests that leave nothing behind that others could see.</summary>
public sealed class SharedEngine : IAsyncLifetime
{
    private TestEngine? _engine;

    internal TestEngine Engine => _engine ?? throw new InvalidOperationException("The engine has not been started.");

    public async ValueTask InitializeAsync() => _engine = await TestEngine.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null) await _engine.DisposeAsync();
    }
}
