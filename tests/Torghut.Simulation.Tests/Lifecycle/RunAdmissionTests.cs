using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>What would refuse a run is told without taking or writing anything.</summary>
public sealed class RunAdmissionTests : LifecycleFixture
{
    private readonly MemorySurface _surface = new();

    public RunAdmissionTests() => Platform.Surface = _surface;

    [Fact]
    public async Task A_new_run_over_a_free_surface_is_let_in_and_nothing_is_taken()
    {
        await RequireAsync();

        Assert.Null(_surface.Holder);
        Assert.False(Directory.Exists(Folder.Root));
    }

    [Fact]
    public async Task A_surface_that_another_run_holds_is_said_with_its_holder()
    {
        _surface.Holder = MemorySurface.Other("other");
        _surface.WhenRead = _surface.Touch;

        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(RequireAsync);

        Assert.Equal((ExitCode.Refused, "simulation_runtime_lock_held:other"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("is held by run 'other' (pid 1, host elsewhere", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("teardown --run-id other", refusal.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(null, false)]
    public async Task A_dead_holder_refuses_as_long_as_it_owes_something(int? owed, bool isLetIn)
    {
        _surface.Holder = MemorySurface.Other("other");
        _surface.Owed = owed;
        Exception? refusal = await Record.ExceptionAsync(RequireAsync);

        Assert.Equal(isLetIn ? null : "simulation_runtime_lock_held:other", (refusal as SimulationException)?.Code);
        Assert.Equal("other", _surface.Holder.RunId);
    }

    [Fact]
    public async Task A_folder_that_a_process_works_in_and_a_changed_manifest_are_said()
    {
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        using (RunFolderLock.Acquire(Folder, "run 1", TimeProvider.System.GetUtcNow()))
        {
            Assert.Equal("simulation_runtime_lock_held:run 1", (await Assert.ThrowsAsync<SimulationException>(RequireAsync)).Code);
        }

        await RequireAsync();
        Run = Define("another");
        Assert.Equal("manifest_changed", (await Assert.ThrowsAsync<SimulationException>(RequireAsync)).Code);
    }

    private Task RequireAsync() => RunAdmission.RequireAsync(Run, Platform, TimeProvider.System, Token);
}
