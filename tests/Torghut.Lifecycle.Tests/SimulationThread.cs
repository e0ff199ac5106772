namespace Torghut.Lifecycle.Tests;

/// <summary>
/// Runs a world on a thread without a synchronization context, on which everything that awaits something of the world goes on
/// at once when it comes.
/// </summary>
internal static class SimulationThread
{
    public static T Run<T>(Func<T> world)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return world();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }
}
