using Torghut.Simulation.Identity;

namespace Torghut.Simulation.Tests.Identity;

public sealed class RunIdentityTests
{
    [Fact]
    public void Names_are_made_of_the_token()
    {
        var identity = RunIdentity.FromRunId(" Sim-2026/02/27#Run-01 ");
        Assert.Equal("Sim-2026/02/27#Run-01", identity.RunId);
        Assert.Equal("sim-2026-02-27-run-01", identity.KubernetesName);
        Assert.Equal("torghut-sim-lock-sim-2026-02-27-run-01", identity.KubernetesNameFor("torghut-sim-lock"));
        Assert.Equal("torghut_sim_sim_2026_02_27_run_01", identity.DatabaseName);
        Assert.Equal("torghut-ta-sim-sim_2026_02_27_run_01", identity.TechnicalAnalysisGroup);
        Assert.Equal("torghut-order-feed-sim-sim_2026_02_27_run_01", identity.OrderFeedGroup);
        Assert.Equal("torghut-sim-dump-sim_2026_02_27_run_01", identity.DumpClientId);
        Assert.Equal("torghut-sim-replay-sim_2026_02_27_run_01", identity.ReplayClientId);
    }

    [Fact]
    public void A_database_name_of_63_characters_stays_and_a_longer_one_ends_with_a_hash_of_the_whole()
    {
        var fits = new string('a', 63 - "torghut_sim_".Length);
        Assert.Equal("torghut_sim_" + fits, RunIdentity.FromRunId(fits).DatabaseName);

        var one = RunIdentity.FromRunId(fits + "1").DatabaseName;
        var two = RunIdentity.FromRunId(fits + "2").DatabaseName;
        Assert.Equal(63, one.Length);
        Assert.NotEqual(one, two);
        Assert.Matches("^torghut_sim_a+_[0-9a-f]{12}$", one);
        Assert.Equal(one, RunIdentity.FromRunId(fits + "1").DatabaseName);
    }

    [Fact]
    public void A_kubernetes_name_never_passes_63_characters()
    {
        var identity = RunIdentity.FromRunId(new string('b', 100));
        Assert.Matches("^b{50}-[0-9a-f]{12}$", identity.KubernetesName);
        Assert.Matches("^torghut-sim-b{38}-[0-9a-f]{12}$", identity.KubernetesNameFor("torghut-sim"));
    }

    [Fact]
    public void A_cut_at_a_separator_doubles_none()
    {
        var identity = RunIdentity.FromRunId(new string('c', 49) + "_" + new string('d', 50));
        Assert.Matches("^c{49}-[0-9a-f]{12}$", identity.KubernetesName);
    }
}
