using Torghut.Reporting.ControlPlane;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Tests.Restoring;

namespace Torghut.Simulation.Tests.Reports;

/// <summary>What was found of each thing, from the journal as restoring writes it.</summary>
public sealed class RestoreFindingsTests : RestoringFixture
{
    [Fact]
    public async Task Every_way_in_which_a_thing_can_be_found_is_told_apart()
    {
        foreach (string name in (string[])["back", "other", "drifted", "asked", "never", "gone"])
        {
            World[name] = "1";
        }

        await Mutations.PerformAsync(World.Pledge("back", "1", "2"), Token);
        await Mutations.PerformAsync(World.Pledge("other", "1", "2"), Token);
        await Mutations.PerformAsync(World.Pledge("drifted", "1", "2"), Token);
        await Mutations.PerformAsync(World.Pledge("asked", "1", "2") with { RestoreAs = "4" }, Token);
        await Mutations.PerformAsync(World.Pledge("gone", "1", "2") with { Identity = "another" }, Token);
        Journal.Pledge(World.Pledge("never", "1", "2"));
        World["other"] = "1";
        World["drifted"] = "3";
        World.Identity = "a new one";

        await Unwinder.UnwindAllAsync(Token);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["back"] = "restored",
                ["other"] = "restored_by_other",
                ["drifted"] = "drifted",
                ["asked"] = "restored_as_requested",
                ["gone"] = "conflict",
                ["never"] = "unchanged",
            },
            RestoreFindings.Of(Journal.Entries).ToDictionary(row => row.Target, row => row.Finding));
    }

    [Fact]
    public async Task What_is_owed_is_outstanding_and_what_ends_by_itself_is_no_finding()
    {
        World["a"] = "1";
        await Mutations.PerformAsync(World.Pledge("a", "1", "2"), Token);
        await Mutations.PerformAsync(World.Pledge("b", null, "2") with { EndsByItself = true }, Token);

        RestoredThingRow row = Assert.Single(RestoreFindings.Of(Journal.Entries));
        Assert.Equal(("a", "outstanding"), (row.Target, row.Finding));
    }
}
