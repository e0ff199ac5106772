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
    public void A_pledge_is_on_disk_when_its_permit_is_issued()
    {
        using ObligationJournal journal = Open();
        MutationPermit permit = journal.Pledge(Make("a"));

        Assert.Equal(Make("a"), permit.Obligation);
        Assert.Equal(MutationPurpose.Perform, permit.Purpose);
        OutstandingObligation owed = Assert.Single(ObligationJournal.ReadOutstanding(Folder));
        Assert.Equal(ObligationStatus.Pledged, owed.Status);
        Assert.False(owed.IsPerformed);
    }

    [Fact]
    public void A_permit_is_good_once_and_for_its_thing_only()
    {
        using ObligationJournal journal = Open();
        MutationPermit permit = journal.Pledge(Make("a"));

        Assert.Throws<InvalidOperationException>(() => permit.Redeem("folder", "folder b"));
        Assert.Throws<InvalidOperationException>(() => permit.Redeem("topic", "folder a"));
        permit.Redeem("folder", "folder a");
        Assert.Throws<InvalidOperationException>(() => permit.Redeem("folder", "folder a"));
    }

    [Fact]
    public void What_is_outstanding_cannot_be_pledged_again_because_its_captured_value_would_be_lost()
    {
        using ObligationJournal journal = Open();
        journal.Pledge(Make("a"));
        Assert.Throws<InvalidOperationException>(() => journal.Pledge(Make("a") with { Captured = "changed" }));
        journal.Release(Make("a"));
        journal.Pledge(Make("a") with { Captured = "changed" });
        Assert.Equal("changed", Assert.Single(journal.Outstanding).Obligation.Captured);
    }

    [Fact]
    public void No_permit_is_issued_for_what_is_not_outstanding()
    {
        using ObligationJournal journal = Open();
        Assert.Throws<InvalidOperationException>(() => journal.PermitRestore(Make("a")));
        journal.Pledge(Make("a"));
        journal.Release(Make("a"));
        Assert.Throws<InvalidOperationException>(() => journal.PermitRestore(Make("a")));
        Assert.Throws<InvalidOperationException>(() => journal.PermitAgain(Make("a")));
        Assert.Throws<InvalidOperationException>(() => journal.Release(Make("a")));
    }

    [Fact]
    public void Outstanding_obligations_come_last_pledged_first_and_end_when_released()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"));
            journal.Pledge(Make("b"));
            journal.Performed(Make("b"));
            journal.Pledge(Make("c"));
            journal.Performed(Make("c"));
            journal.Release(Make("b"));
        }

        Assert.Equal([("c", true), ("a", false)], ObligationJournal.ReadOutstanding(Folder).Select(owed => (owed.Obligation.Id, owed.IsPerformed)));
    }

    [Fact]
    public void What_failed_or_drifted_stays_outstanding_and_says_why()
    {
        using ObligationJournal journal = Open();
        journal.Pledge(Make("a"));
        journal.Performed(Make("a"));
        journal.Drift(Make("a"), "mine", "someone else changed it");
        OutstandingObligation drifted = Assert.Single(journal.Outstanding);
        Assert.Equal((ObligationStatus.Drifted, true, "someone else changed it"), (drifted.Status, drifted.IsPerformed, drifted.Detail));

        journal.Fail(Make("a"), present: null, "no answer");
        Assert.Equal(ObligationStatus.Failed, Assert.Single(journal.Outstanding).Status);
    }

    [Fact]
    public void A_pledge_reads_back_with_every_field()
    {
        Obligation pledged = Make("a") with
        {
            Scope = ObligationScope.Automation,
            Identity = "uid 1",
            Captured = "old \"value\"\n",
            Intended = "ü",
            RestoreAs = "manual",
            Restore = "Puts it back.",
        };
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(pledged);
        }

        Assert.Equal(pledged, Assert.Single(ObligationJournal.ReadOutstanding(Folder)).Obligation);
    }

    [Fact]
    public void Cut_anywhere_in_the_last_line_the_journal_keeps_the_lines_before_it()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"));
            journal.Performed(Make("a"));
            journal.Pledge(Make("b"));
            journal.Performed(Make("b"));
        }

        byte[] whole = File.ReadAllBytes(Folder.Obligations);
        int lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (int length = lastLine; length < whole.Length; length++)
        {
            File.WriteAllBytes(Folder.Obligations, whole[..length]);
            using ObligationJournal journal = Open();
            Assert.Equal(3, journal.Entries.Count);
            Assert.Equal(["b", "a"], journal.Outstanding.Select(owed => owed.Obligation.Id));
            Assert.Equal(lastLine, new FileInfo(Folder.Obligations).Length);
        }
    }

    [Fact]
    public void Every_damaged_byte_before_the_last_line_is_noticed()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"));
            journal.Performed(Make("a"));
        }

        byte[] whole = File.ReadAllBytes(Folder.Obligations);
        int firstLine = Array.IndexOf(whole, (byte)'\n') + 1;
        for (int at = 0; at < firstLine - 1; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 1;
            File.WriteAllBytes(Folder.Obligations, damaged);
            Assert.Throws<SimulationException>(() => ObligationJournal.ReadOutstanding(Folder));
        }
    }

    [Fact]
    public void A_pledge_that_may_not_be_on_disk_gives_no_permit_and_is_outstanding_all_the_same()
    {
        var storage = new FaultyStorage();
        using ObligationJournal journal = ObligationJournal.Open(Folder with { Storage = storage }, TimeProvider.System);
        storage.FailedFlush = "obligations.jsonl";

        Assert.Throws<IOException>(() => journal.Pledge(Make("a")));

        Assert.Equal("a", Assert.Single(journal.Outstanding).Obligation.Id);
        Assert.Equal("a", Assert.Single(ObligationJournal.ReadOutstanding(Folder)).Obligation.Id);
        Assert.NotNull(journal.Failure);
        storage.FailedFlush = null;
        Assert.Throws<IOException>(() => journal.Pledge(Make("b")));
    }

    [Fact]
    public void A_missing_line_is_damage()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"));
            journal.Pledge(Make("b"));
            journal.Pledge(Make("c"));
        }

        string[] lines = File.ReadAllLines(Folder.Obligations);
        File.WriteAllText(Folder.Obligations, string.Join('\n', lines[0], lines[2], string.Empty));

        SimulationException damage = Assert.Throws<SimulationException>(() => Open());
        Assert.Contains("line 2 is damaged: it is numbered 3", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_journal_of_a_newer_program_is_not_touched_and_says_so()
    {
        const string json = """{"form":2,"seq":1,"at":"2026-02-27T00:00:00+00:00","status":"pledged","id":"a"}""";
        string checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)))[..16];
        File.WriteAllText(Folder.Obligations, $"{json}\t{checksum}\n");

        SimulationException refusal = Assert.Throws<SimulationException>(() => Open());
        Assert.Equal(ExitCode.RestoreRequired, refusal.ExitCode);
        Assert.Contains("is of form 2; this program reads up to 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_the_first_form_which_did_not_say_its_form_is_read()
    {
        const string json = """{"seq":1,"at":"2026-02-27T00:00:00+00:00","status":"pledged","id":"a","obligation":{"id":"a","kind":"folder","target":"x","manual_command":"rm x"}}""";
        string checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)))[..16];
        File.WriteAllText(Folder.Obligations, $"{json}\t{checksum}\n");

        Assert.Equal("rm x", Assert.Single(ObligationJournal.ReadOutstanding(Folder)).Obligation.ManualCommand);
    }

    [Fact]
    public void Damage_before_the_last_line_is_an_error_that_names_file_and_line()
    {
        using (ObligationJournal journal = Open())
        {
            journal.Pledge(Make("a"));
            journal.Pledge(Make("b"));
            journal.Performed(Make("b"));
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
