using System.Globalization;

namespace Torghut.Lifecycle.Tests.Weaknesses;

/// <summary>The simulator is worth something: each rule of the protocol that is taken away is missed within so many worlds.</summary>
public sealed class WeaknessTests
{
    [Theory]
    [InlineData(Weakness.PledgesAreNotFlushed, 300)]
    [InlineData(Weakness.FoldersAreNotFlushed, 300)]
    [InlineData(Weakness.NothingIsReadBack, 300)]
    [InlineData(Weakness.FirstPledgedIsFirstBack, 300)]
    [InlineData(Weakness.DeadHoldersOweNothing, 300)]
    [InlineData(Weakness.NothingIsWaitedFor, 300)]
    [InlineData(Weakness.FoldersAreNotLocked, 300)]
    [InlineData(Weakness.ChangesAreNotCompared, 2000)]
    [InlineData(Weakness.EveryHolderIsDead, 2000)]
    public void A_rule_that_is_taken_away_is_missed(Weakness weakness, int worlds)
    {
        for (int seed = 1; seed <= worlds; seed++)
        {
            SimulationResult result = SimulationThread.Run(() => new LifecycleSimulation((ulong)seed, weakness: weakness).Run());
            if (!result.IsGood)
            {
                Proof.Publish(
                    $"weakness-{weakness}",
                    [string.Create(CultureInfo.InvariantCulture, $"{weakness}: missed in world {seed}: {result.Violations[0].Split('\n')[0]}")]);
                return;
            }
        }

        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{worlds} worlds did not miss it."));
    }

    [Fact]
    public void A_journal_is_turned_around_as_a_reader_of_it_expects()
    {
        byte[] journal =
        [
            .. Line(1, "pledged", "a"), .. Line(2, "performed", "a"), .. Line(3, "pledged", "b"), .. Line(4, "released", "b"), .. Line(5, "pledged", "c"),
            .. "torn"u8,
        ];

        Assert.Equal(["a", "c"], Checks.JournalOracle.Outstanding(journal).Select(pledge => pledge.Id));
        Assert.Equal(["c", "a"], Checks.JournalOracle.Outstanding(JournalOrder.Reverse(journal)).Select(pledge => pledge.Id));
        Assert.Equal(journal.Length, JournalOrder.Reverse(journal).Length);
    }

    private static byte[] Line(int number, string status, string id)
    {
        byte[] json = System.Text.Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"seq":{{{number}}},"status":"{{{status}}}","id":"{{{id}}}","obligation":{"id":"{{{id}}}","kind":"value","target":"{{{id}}}"}}"""));
        string checksum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(json))[..16];
        return [.. json, (byte)'\t', .. System.Text.Encoding.ASCII.GetBytes(checksum), (byte)'\n'];
    }
}
