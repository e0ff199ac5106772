namespace Torghut.ControlPlane.Tests.Protocol;

/// <summary>The proof's steps, and what happens without each: all interleavings up to a bound.</summary>
public sealed class ProtocolModelTests
{
    private static readonly ProtocolModel s_implemented = new() { Settles = true, PassesBarrier = true, AwaitsOperation = true };

    [Fact]
    public void The_protocol_is_safe_also_while_others_refresh() =>
        Assert.True((s_implemented with { OthersRefresh = true, MostRefreshes = MostRefreshes }).Check().IsSafe);

    /// <summary>The number of states is that of the model in Python from which the protocol was made.</summary>
    [Fact]
    public void While_nobody_else_refreshes_the_barrier_alone_is_enough() =>
        Assert.Equal((true, 143_072), new ProtocolModel { PassesBarrier = true, AwaitsOperation = true }.Check());

    [Fact]
    public void Seeing_manual_alone_proves_nothing() => Assert.False(new ProtocolModel().Check().IsSafe);

    [Fact]
    public void Without_settling_and_a_barrier_it_is_not_safe() => Assert.False(new ProtocolModel { AwaitsOperation = true }.Check().IsSafe);

    [Fact]
    public void Without_the_barrier_it_is_not_safe() => Assert.False((s_implemented with { PassesBarrier = false }).Check().IsSafe);

    [Fact]
    public void Without_settling_it_is_not_safe_while_others_refresh() =>
        Assert.False((s_implemented with { Settles = false, OthersRefresh = true }).Check().IsSafe);

    [Fact]
    public void Writing_the_Application_too_makes_it_unsafe() => Assert.False((s_implemented with { WritesApplication = true }).Check().IsSafe);

    /// <summary>Two refreshes take a second; three, the bound at which the protocol was first checked, take minutes: by a variable.</summary>
    private static int MostRefreshes => Environment.GetEnvironmentVariable("TORGHUT_MODEL_REFRESHES") is { } text
        ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
        : 2;
}
