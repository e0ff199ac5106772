using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>Calls of one process over the network: each takes time, and can fail in every way.</summary>
internal sealed class ProcessCalls(SimulatedProcess process)
{
    private static readonly TimeSpan LongestTransit = TimeSpan.FromMilliseconds(400);

    public SimulatedProcess Process { get; } = process;

    /// <summary>Asks for something.</summary>
    public Task<T> ReadAsync<T>(CallKind kind, string target, Func<T> read) => CallAsync(kind, target, read, conflict: null);

    /// <summary>Changes something.</summary>
    public Task<T> ChangeAsync<T>(CallKind kind, string target, Func<T> change, Func<T> conflict) => CallAsync(kind, target, change, conflict);

    // Tokens are not heeded: a cancelled call may still take effect, and registrations would be called on other threads.
    private async Task<T> CallAsync<T>(CallKind kind, string target, Func<T> effect, Func<T>? conflict)
    {
        SimulatedWorld world = Process.World;
        Fault fault;
        try
        {
            fault = Process.Enter(kind, target);
        }
        catch (ProcessDiedException)
        {
            return await Never<T>().ConfigureAwait(false);
        }

        int number = world.Calls;
        await Task.Delay(world.Draws.Time(LongestTransit, "to", number), Process.Clock).ConfigureAwait(false);
        switch (fault)
        {
            case Fault.ErrorBefore:
                throw new IOException($"simulated failure before {kind} of {target}");
            case Fault.Hang:
                return await Never<T>().ConfigureAwait(false);
            case Fault.Conflict when conflict is not null:
                return conflict();
            case Fault.Late when world.SettleTime > TimeSpan.Zero:
                world.Later(Process, world.Draws.Time(world.CallLimit + world.SettleTime, "late", number), () => effect());
                return await Never<T>().ConfigureAwait(false);
            case Fault.KillLate when world.SettleTime > TimeSpan.Zero:
                world.Later(Process, world.SettleTime, () => effect());
                Process.Kill();
                return await Never<T>().ConfigureAwait(false);
        }

        T result = effect();
        try
        {
            Process.Leave(fault == Fault.KillLate ? Fault.KillAfter : fault);
        }
        catch (ProcessDiedException)
        {
            return await Never<T>().ConfigureAwait(false);
        }

        await Task.Delay(world.Draws.Time(LongestTransit, "from", number), Process.Clock).ConfigureAwait(false);
        return fault is Fault.ErrorAfter or Fault.Late ? throw new IOException($"simulated failure after {kind} of {target}") : result;
    }

    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}
