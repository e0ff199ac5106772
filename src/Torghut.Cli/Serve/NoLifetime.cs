using Microsoft.Extensions.Hosting;

namespace Torghut.Cli.Serve;

/// <summary>The command starts and stops the server; signals are the program's own.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
