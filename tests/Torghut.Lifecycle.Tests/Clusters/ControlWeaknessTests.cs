using System.Globalization;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>The simulated clusters are worth something: each step of the protocol that is left out is missed within so many.</summary>
public sealed class ControlWeaknessTests
{
    [Theory]
    [InlineData(ControlWeakness.NoSettle, 1000)]
    [InlineData(ControlWeakness.NoBarrier, 1000)]
    [InlineData(ControlWeakness.NoRootFreeze, 1000)]
    [InlineData(ControlWeakness.NoJournalCopy, 300)]
    public void A_step_that_is_left_out_is_missed(ControlWeakness weakness, int clusters)
    {
        for (int seed = 1; seed <= clusters; seed++)
        {
            SimulationResult result = SimulationThread.Run(() => new ClusterSimulation((ulong)seed, weakness: weakness).Run());
            if (!result.IsGood)
            {
                Proof.Publish(
                    $"control-weakness-{weakness}",
                    [string.Create(CultureInfo.InvariantCulture, $"{weakness}: missed in cluster {seed}: {result.Violations[0].Split('\n')[0]}")]);
                return;
            }
        }

        Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{clusters} clusters did not miss it."));
    }
}
