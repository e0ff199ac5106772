using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Tests.Artifacts;

public sealed class RunFolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_held_lock_is_refused_and_names_its_holder()
    {
        RunFolder folder = _folder.RunFolder;
        using RunFolderLock held = RunFolderLock.Acquire(folder, "run 1", DateTimeOffset.UnixEpoch);

        SimulationException refusal = Assert.Throws<SimulationException>(
            () => RunFolderLock.Acquire(folder, "run 1", DateTimeOffset.UnixEpoch));

        Assert.Equal(ExitCode.Refused, refusal.ExitCode);
        Assert.Equal("simulation_runtime_lock_held:run 1", refusal.Code);
        Assert.Contains($"pid {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Environment.ProcessId, RunFolderLock.HolderOf(folder)?.Pid);
    }

    [Fact]
    public void A_lock_that_was_let_go_of_can_be_taken_again()
    {
        RunFolder folder = _folder.RunFolder;
        RunFolderLock.Acquire(folder, "run 1", DateTimeOffset.UnixEpoch).Dispose();

        Assert.Null(RunFolderLock.HolderOf(folder));
        RunFolderLock.Acquire(folder, "run 1", DateTimeOffset.UnixEpoch).Dispose();
    }

    [Fact]
    public void Of_many_threads_at_once_exactly_one_gets_the_lock()
    {
        RunFolder folder = _folder.RunFolder;
        int refused = 0;
        var winners = new List<RunFolderLock>();
        using var gate = new Barrier(8);
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            gate.SignalAndWait();
            try
            {
                RunFolderLock won = RunFolderLock.Acquire(folder, "run 1", DateTimeOffset.UnixEpoch);
                lock (winners)
                {
                    winners.Add(won);
                }
            }
            catch (SimulationException)
            {
                Interlocked.Increment(ref refused);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Single(winners).Dispose();
        Assert.Equal(7, refused);
    }
}
