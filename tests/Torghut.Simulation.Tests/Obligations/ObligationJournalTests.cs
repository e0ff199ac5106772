using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Tests.Artifacts;

namespace Torghut.Simulation.Tests.Obligations;

public sealed class ObligationJournalTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    private RunFolder Folder => _temporary.RunFolder;

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_pledge_is_on_disk_before_the_mutation_runs()
    {
        using ObligationJournal journal = Open();
        string seen = string.Empty;
        journal.Pledge(Make("a"), () => seen = File.ReadAllText(Folder.Obligations));

        Assert.Contains("\"pledged\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("\"performed\"", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Outstanding_obligations_come_last_pledged_first_and_end_when_released()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"), () => { });
            journal.Pledge(Make("b"), () => { });
            journal.Pledge(Make("c"), () => { });
            journal.Release(Make("b"));
        }

        Assert.Equal(["c", "a"], ObligationJournal.ReadOutstanding(Folder).Select(obligation => obligation.Id));
    }

    [Fact]
    public void A_mutation_that_fails_still_is_owed()
    {
        using ObligationJournal journal = Open();
        Assert.Throws<IOException>(() => journal.Pledge(Make("a"), () => throw new IOException()));
        Assert.Equal("a", Assert.Single(journal.Outstanding).Id);
    }

    [Fact]
    public void A_failed_restore_stays_outstanding()
    {
        using ObligationJournal journal = Open();
        journal.Pledge(Make("a"), () => { });
        journal.Fail(Make("a"), "still there");
        Assert.Single(journal.Outstanding);
    }

    [Fact]
    public void A_pledge_reads_back_with_every_field()
    {
        Obligation pledged = Make("a") with { Captured = "old \"value\"\n", Intended = "ü" };
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(pledged, () => { });
        }

        Assert.Equal(pledged, Assert.Single(ObligationJournal.ReadOutstanding(Folder)));
    }

    [Fact]
    public void Cut_anywhere_in_the_last_line_the_journal_keeps_the_lines_before_it()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"), () => { });
            journal.Pledge(Make("b"), () => { });
        }

        byte[] whole = File.ReadAllBytes(Folder.Obligations);
        int lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (int length = lastLine; length < whole.Length; length++)
        {
            File.WriteAllBytes(Folder.Obligations, whole[..length]);
            using ObligationJournal journal = Open();
            Assert.Equal(3, journal.Entries.Count);
            Assert.Equal(["b", "a"], journal.Outstanding.Select(obligation => obligation.Id));
        }
    }

    [Fact]
    public void Damage_before_the_last_line_is_an_error_that_names_file_and_line()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"), () => { });
            journal.Pledge(Make("b"), () => { });
        }

        byte[] content = File.ReadAllBytes(Folder.Obligations);
        content[Array.IndexOf(content, (byte)'\n') + 5] ^= 1;
        File.WriteAllBytes(Folder.Obligations, content);

        SimulationException damage = Assert.Throws<SimulationException>(() => Open());
        Assert.Equal("obligations_journal_damaged", damage.Code);
        Assert.Equal(ExitCode.RestoreRequired, damage.ExitCode);
        Assert.Contains("obligations.jsonl: line 2", damage.Message, StringComparison.Ordinal);
    }

    private static Obligation Make(string id) => new()
    {
        Id = id,
        Kind = "folder",
        Target = $"folder {id}",
        ManualCommand = $"rm -rf {id}",
    };

    private ObligationJournal Open() => ObligationJournal.Open(Folder, TimeProvider.System);
}
