namespace Torghut.Simulation.ControlPlane;

/// <summary>Gives calls a limit, and turns what they throw into no answer. A call that does not end is given up; what it changes may still take effect.</summary>
/// <param name="Limit">Limit of one call.</param>
/// <param name="Time">Clock of the limit.</param>
internal sealed record BoundedCalls(TimeSpan Limit, TimeProvider Time)
{
    /// <summary>Calls.</summary>
    /// <param name="call">The call.</param>
    /// <param name="noAnswer">Makes the value that says that there was no answer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, Func<string, T> noAnswer, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await call(ended.Token).WaitAsync(Limit, Time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException)
        {
            ended.Cancel();
            return noAnswer($"no answer within {Limit.TotalSeconds:0.###} s");
        }
#pragma warning disable CA1031 // Whatever an adapter throws, what it changes may have been changed: the one who asked must read.
        catch (Exception exception) when (exception is not InvalidOperationException)
#pragma warning restore CA1031
        {
            return noAnswer(exception.Message);
        }
    }
}
