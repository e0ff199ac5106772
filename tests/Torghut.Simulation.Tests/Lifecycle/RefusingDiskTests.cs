using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Tests.Artifacts;
using Torghut.Simulation.Tests.Restoring;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>Disks that are full or whose flushing fails: the run ends in order, and nothing is changed without its pledge.</summary>
public sealed class RefusingDiskTests : LifecycleFixture
{
    private readonly FaultyStorage _disk = new();

    public RefusingDiskTests() => Run = Run with { Storage = _disk };

    [Fact]
    public async Task Without_a_pledge_on_disk_nothing_is_changed()
    {
        _disk.FailedFlush = "obligations.jsonl";
        await Assert.ThrowsAsync<IOException>(() => ExecuteAsync());
        Assert.Empty(Platform.World.Sent);

        _disk.FailedFlush = null;
        _disk.TornAppend = ("obligations.jsonl", 40);
        Assert.Equal(ExitCode.Failed, (await ExecuteAsync()).ExitCode);
        Assert.Empty(Platform.World.Sent);
        Assert.Empty(Outstanding);
        Assert.Equal(0, new FileInfo(Folder.Obligations).Length);
    }

    [Fact]
    public async Task A_disk_that_fills_after_the_changes_does_not_keep_them_from_being_put_back()
    {
        Platform.Replay = () =>
        {
            _disk.TornAppend = (string.Empty, 10);
            return Task.CompletedTask;
        };
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "disk_full"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.True(Platform.IsAsBefore);

        // The disk could not note it: whoever comes next finds everything back.
        _disk.TornAppend = null;
        Platform.Replay = () => Task.CompletedTask;
        Assert.Equal(2, Outstanding.Count);
        int sent = Platform.World.Sent.Count;
        Assert.Equal(ExitCode.Success, (await TeardownAsync()).ExitCode);
        Assert.Equal(sent, Platform.World.Sent.Count);
        Assert.Empty(Outstanding);
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
    }

    [Fact]
    public async Task A_disk_that_fills_while_something_is_not_back_is_exit_5_all_the_same()
    {
        Platform.Replay = () =>
        {
            Platform.World["service"] = "a human's";
            _disk.TornAppend = (string.Empty, 10);
            return Task.CompletedTask;
        };
        Assert.Equal(ExitCode.RestoreRequired, (await ExecuteAsync()).ExitCode);
        Assert.Contains(Notes, note => note.Contains("set service 'production'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_fails_is_cut_off_so_that_the_next_one_is_not_behind_a_torn_half()
    {
        Folder.Storage.CreateFolder(Folder.Root);
        using (ObligationJournal journal = ObligationJournal.Open(Folder, TimeProvider.System))
        {
            _disk.TornAppend = ("obligations.jsonl", 25);
            Assert.Throws<IOException>(() => journal.Pledge(World.Pledge("a", null, "1")));
            _disk.TornAppend = null;
            journal.Pledge(World.Pledge("b", null, "1"));
            Assert.Null(journal.Failure);
        }

        Assert.Equal("b", Assert.Single(Outstanding).Obligation.Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_failed_flush_nothing_more_is_written_because_nothing_is_known(bool whileCuttingOff)
    {
        Folder.Storage.CreateFolder(Folder.Root);
        using ObligationJournal journal = ObligationJournal.Open(Folder, TimeProvider.System);
        journal.Pledge(World.Pledge("a", null, "1"));
        if (whileCuttingOff)
        {
            (_disk.TornAppend, _disk.FailsTruncate) = (("obligations.jsonl", 25), true);
        }
        else
        {
            _disk.FailedFlush = "obligations.jsonl";
        }

        Assert.Throws<IOException>(() => journal.Pledge(World.Pledge("b", null, "1")));
        (_disk.TornAppend, _disk.FailsTruncate, _disk.FailedFlush) = (null, false, null);
        Assert.Throws<IOException>(() => journal.Pledge(World.Pledge("c", null, "1")));
        Assert.NotNull(journal.Failure);

        // What is pledged can still be put back.
        Assert.Equal(MutationPurpose.Restore, journal.PermitRestore(World.Pledge("a", null, "1")).Purpose);
    }

    [Fact]
    public void A_file_is_replaced_by_writing_beside_flushing_renaming_and_flushing_the_folder()
    {
        Folder.Storage.CreateFolder(Folder.Root);
        AtomicFile.ReplaceText(_disk, Folder.Plan, "{}");
        Assert.Equal(
            ["append plan.json.tmp", "flush plan.json.tmp", "rename plan.json", "flush folder run_1"], _disk.Operations);
    }
}
