using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>At most one run mutates a surface; a dead holder's lock is taken over by rule only.</summary>
public sealed class SurfaceLockTests : LifecycleFixture
{
    private readonly MemorySurface _surface = new();

    public SurfaceLockTests() => Platform.Surface = _surface;

    [Fact]
    public async Task The_lock_is_held_and_renewed_while_the_run_works_and_free_afterwards()
    {
        string? holder = null;
        Platform.Replay = async () =>
        {
            holder = _surface.Holder?.RunId;
            await WaitForAsync(() => _surface.Renewals >= 2);
        };

        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Equal("run 1", holder);
        Assert.Null(_surface.Holder);
        Assert.Empty(Outstanding);
    }

    /// <summary>A call that comes late may take the lock after its run has let go of it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_that_was_left_behind_goes_with_the_runs_teardown_and_anothers_stays(bool isOurs)
    {
        await ExecuteAsync();
        HolderIdentity self = HolderIdentity.OfThisProcess("run 1", Folder.Root, TimeProvider.System.GetUtcNow());
        _surface.Holder = self with { Pid = 1, Host = isOurs ? self.Host : "elsewhere" };

        TeardownResult result = await TeardownAsync();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(isOurs, _surface.Holder is null);
        Assert.Empty(Outstanding);
    }

    [Fact]
    public async Task A_holder_that_renews_refuses_every_other_run_and_is_named()
    {
        _surface.Holder = MemorySurface.Other("other");
        _surface.WhenRead = _surface.Touch;
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Refused, "simulation_runtime_lock_held:other"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Contains("'other' (pid 1, host elsewhere", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("torghut-sim teardown --run-id other --output-root /runs", outcome.Failure.Hint, StringComparison.Ordinal);
        Assert.Equal((0, "other"), (Platform.Applied, _surface.Holder!.RunId));
        Assert.True(Platform.IsAsBefore);
    }

    [Theory]
    [InlineData(0, ExitCode.Success)]
    [InlineData(2, ExitCode.Refused)]
    [InlineData(null, ExitCode.Refused)]
    public async Task A_dead_holders_lock_is_taken_over_only_when_it_owes_nothing(int? owed, ExitCode expected)
    {
        _surface.Holder = MemorySurface.Other("other");
        _surface.Owed = owed;
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal(expected, outcome.ExitCode);
        Assert.Equal(expected == ExitCode.Success ? null : "other", _surface.Holder?.RunId);
        Assert.Equal(expected == ExitCode.Success ? 1 : 0, Platform.Applied);
    }

    [Fact]
    public async Task Its_own_run_takes_over_what_a_dead_process_of_it_left_whatever_it_owes()
    {
        _surface.Holder = MemorySurface.Other("run 1", Environment.MachineName, int.MaxValue);
        _surface.Owed = 3;
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Null(_surface.Holder);
    }

    [Fact]
    public async Task Of_two_that_see_a_free_lock_at_the_same_instant_the_second_is_refused_and_leaves_nothing()
    {
        _surface.WhenRead = () =>
        {
            if (_surface.Holder is not null)
            {
                _surface.Touch();
            }
        };
        _surface.BeforeAcquire = () =>
        {
            _surface.Holder ??= MemorySurface.Other("first");
            _surface.Touch();
        };
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Refused, "simulation_runtime_lock_held:first"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Equal("first", _surface.Holder!.RunId);
        Assert.False(Directory.Exists(Folder.Root));
    }

    [Fact]
    public async Task A_run_that_loses_the_lock_changes_nothing_more_and_puts_back_what_it_changed()
    {
        Platform.Replay = async () =>
        {
            _surface.Holder = MemorySurface.Other("thief");
            await Task.Delay(TimeSpan.FromSeconds(30), Token).WaitAsync(TimeSpan.FromMilliseconds(200), Token).ContinueWith(_ => { }, Token);
        };
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "surface_lock_lost"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.True(Platform.IsAsBefore);
        Assert.Equal("thief", _surface.Holder?.RunId);
        Assert.Empty(Outstanding);
    }

    [Fact]
    public async Task While_something_is_not_back_the_lock_is_kept_until_a_teardown_puts_it_back()
    {
        Platform.Replay = () =>
        {
            Platform.World["service"] = "a human's";
            return Task.CompletedTask;
        };
        Assert.Equal(ExitCode.RestoreRequired, (await ExecuteAsync()).ExitCode);
        Assert.Equal("run 1", _surface.Holder!.RunId);

        Platform.World["service"] = "production";
        Assert.Equal(ExitCode.Success, (await TeardownAsync()).ExitCode);
        Assert.Null(_surface.Holder);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (int tries = 0; !condition() && tries < 500; tries++)
        {
            await Task.Delay(10, Token);
        }

        Assert.True(condition());
    }
}
