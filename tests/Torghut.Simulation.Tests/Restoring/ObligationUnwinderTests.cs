using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Tests.Restoring;

public sealed class ObligationUnwinderTests : RestoringFixture
{
    [Fact]
    public async Task Things_are_put_back_the_last_changed_first()
    {
        World["a"] = "1";
        await PerformAsync(World.Pledge("a", "1", "2"));
        await PerformAsync(World.Pledge("b", null, "new"));
        World.Sent.Clear();

        UnwindResult result = await Unwinder.UnwindAllAsync(Token);

        Assert.Equal(2, result.Released);
        Assert.Empty(result.Unrestored);
        Assert.Equal(["b", "a"], World.Sent.Select(change => change.Thing.Target));
        Assert.Equal(("1", null), (World["a"], World["b"]));
        Assert.Empty(Journal.Outstanding);
    }

    [Fact]
    public async Task A_pledge_whose_change_was_never_made_is_released_without_touching_anything()
    {
        World["a"] = "1";
        Journal.Pledge(World.Pledge("a", "1", "2"));

        UnwindResult result = await Unwinder.UnwindAllAsync(Token);

        Assert.Equal(1, result.Released);
        Assert.Empty(World.Sent);
    }

    [Fact]
    public async Task A_pledge_whose_change_was_made_and_not_noted_is_put_back()
    {
        World["a"] = "2";
        Journal.Pledge(World.Pledge("a", "1", "2"));

        await Unwinder.UnwindAllAsync(Token);
        Assert.Equal("1", World["a"]);
    }

    [Fact]
    public async Task Someone_elses_value_is_never_overwritten_and_both_values_are_reported()
    {
        World["a"] = "1";
        await PerformAsync(World.Pledge("a", "1", "2"));
        World["a"] = "3";
        World.Sent.Clear();

        UnwindResult result = await Unwinder.UnwindAllAsync(Token);

        UnrestoredThing thing = Assert.Single(result.Unrestored);
        Assert.Equal((ObligationStatus.Drifted, "3", "1"), (thing.Status, thing.Present, thing.Obligation.Captured));
        Assert.Empty(World.Sent);
        Assert.Equal("3", World["a"]);
        Assert.Equal(ObligationStatus.Drifted, Assert.Single(Journal.Outstanding).Status);
    }

    [Fact]
    public async Task A_drifted_thing_is_released_when_someone_has_put_it_back()
    {
        World["a"] = "1";
        await PerformAsync(World.Pledge("a", "1", "2"));
        World["a"] = "3";
        await Unwinder.UnwindAllAsync(Token);
        World["a"] = "1";

        UnwindResult result = await Unwinder.UnwindAllAsync(Token);

        Assert.Equal(1, result.Released);
        Assert.Contains(Observer.Notes, note => note.StartsWith("restored_by_other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thing_of_another_identity_is_someone_elses()
    {
        World.Identity = "uid 1";
        World["a"] = "1";
        await PerformAsync(World.Pledge("a", "1", "2") with { Identity = "uid 1" });
        World.Identity = "uid 2";

        UnrestoredThing thing = Assert.Single((await Unwinder.UnwindAllAsync(Token)).Unrestored);
        Assert.Equal(ObligationStatus.Drifted, thing.Status);
        Assert.Contains("uid 2", thing.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thing_that_fails_does_not_keep_the_others_from_being_put_back()
    {
        await PerformAsync(World.Pledge("a", null, "1"));
        await PerformAsync(World.Pledge("b", null, "1"));
        World.NextMutations.Enqueue(_ => Task.FromResult<MutationResult>(new MutationResult.Refused("forbidden")));

        UnwindResult result = await Unwinder.UnwindAllAsync(Token);

        Assert.Equal("forbidden", Assert.Single(result.Unrestored).Problem);
        Assert.Equal((null, "1"), (World["a"], World["b"]));
        Assert.Equal("b", Assert.Single(Journal.Outstanding).Obligation.Id);
    }

    [Fact]
    public async Task Restoring_repeats_what_gave_no_answer_until_the_thing_reads_back()
    {
        await PerformAsync(World.Pledge("a", null, "1"));
        World.NextMutations.Enqueue(_ => throw new HttpRequestException("reset before"));
        World.NextMutations.Enqueue(apply =>
        {
            apply();
            throw new HttpRequestException("reset after");
        });

        Assert.Equal(1, (await Unwinder.UnwindAllAsync(Token)).Released);
        Assert.Null(World["a"]);
    }

    [Fact]
    public async Task What_hangs_is_given_up_after_its_time()
    {
        await PerformAsync(World.Pledge("a", null, "1"));
        for (int call = 0; call < 200; call++)
        {
            World.NextMutations.Enqueue(_ => new TaskCompletionSource<MutationResult>().Task);
        }

        UnrestoredThing thing = Assert.Single((await Unwinder.UnwindAllAsync(Token)).Unrestored);
        Assert.Contains("not restored within 0.2 s: no answer within 0.05 s", thing.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_replaces_the_captured_value_as_what_is_restored()
    {
        World["a"] = "auto";
        await PerformAsync(World.Pledge("a", "auto", "manual") with { RestoreAs = "manual" });
        Assert.Equal(1, (await Unwinder.UnwindAllAsync(Token)).Released);
        Assert.Equal("manual", World["a"]);
    }

    [Fact]
    public async Task A_change_that_may_still_be_on_its_way_is_waited_for()
    {
        World.SettleTime = TimeSpan.FromMilliseconds(100);
        Journal.Pledge(World.Pledge("a", null, "1"));
        Task late = Task.Run(
            async () =>
            {
                await Task.Delay(30, Token);
                World["a"] = "1";
            },
            Token);

        Assert.Equal(1, (await Unwinder.UnwindAllAsync(Token)).Released);
        await late;
        Assert.Null(World["a"]);
    }

    [Fact]
    public async Task A_change_that_was_sent_twice_comes_only_once_more_before_it_is_put_back()
    {
        World.SettleTime = TimeSpan.FromMilliseconds(100);
        Func<MutationResult>? second = null;
        World.NextMutations.Enqueue(_ => Task.FromResult<MutationResult>(new MutationResult.Indeterminate("no answer")));
        World.NextMutations.Enqueue(go =>
        {
            // The first is there at last, when the second has been given up and is still on its way.
            World["a"] = "1";
            second = go;
            return Task.FromResult<MutationResult>(new MutationResult.Indeterminate("no answer"));
        });
        long sent = TimeProvider.System.GetTimestamp();
        await PerformAsync(World.Pledge("a", null, "1"));

        Assert.NotNull(second);
        Assert.True(TimeProvider.System.GetElapsedTime(sent) >= 1.8 * World.SettleTime, "Both calls may take effect for the settle time.");
        Assert.Equal(1, (await Unwinder.UnwindAllAsync(Token)).Released);
        Assert.Null(World["a"]);
    }

    [Fact]
    public async Task A_restore_without_an_answer_is_over_before_the_thing_is_released()
    {
        World["a"] = "0";
        await PerformAsync(World.Pledge("a", "0", "1"));
        World.SettleTime = TimeSpan.FromMilliseconds(100);
        World.NextMutations.Enqueue(_ => Task.FromResult<MutationResult>(new MutationResult.Indeterminate("no answer")));
        long sent = TimeProvider.System.GetTimestamp();

        Assert.Equal(1, (await Unwinder.UnwindAllAsync(Token)).Released);

        Assert.True(TimeProvider.System.GetElapsedTime(sent) >= 0.8 * World.SettleTime);
        Assert.Equal("0", World["a"]);
    }

    [Fact]
    public async Task Scopes_are_restored_one_after_the_other_and_each_alone()
    {
        await PerformAsync(World.Pledge("auto", null, "1") with { Scope = ObligationScope.Automation });
        await PerformAsync(World.Pledge("run", null, "1"));

        Assert.Equal(1, (await Unwinder.UnwindAsync(ObligationScope.Run, Token)).Released);
        Assert.Equal(("1", null), (World["auto"], World["run"]));
        Assert.Equal(1, (await Unwinder.UnwindAllAsync(Token)).Released);
        Assert.Null(World["auto"]);
    }

    private Task PerformAsync(Obligation obligation) => Mutations.PerformAsync(obligation, Token);
}
