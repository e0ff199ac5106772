using System.Globalization;
using Torghut.Lifecycle.Tests.Processes;

namespace Torghut.Lifecycle.Tests;

/// <summary>Every point at which a run changes the world, with every fault at it, finished by every command that may finish it.</summary>
public sealed class MutationTableTests
{
    [Fact]
    public void A_run_changes_the_surface_automation_and_things_and_puts_each_back()
    {
        IReadOnlyList<MutationPoint> points = SimulationThread.Run(MutationCell.Points);

        Assert.Equal(
            ["surface", "automation", "canary", "canary", "absent", "another", "present", "present", "another", "absent", "automation", "surface"],
            points.Select(point => point.Name));
        Assert.Equal(6, points.Count(point => point.IsRestore));
    }

    [Fact]
    public void Whatever_disturbs_a_change_the_next_command_puts_everything_back()
    {
        var lines = new List<string>();
        var problems = new List<string>();
        foreach (MutationPoint point in SimulationThread.Run(MutationCell.Points))
        {
            foreach (MutationFault fault in point.Faults())
            {
                foreach (Verb resume in Enum.GetValues<Verb>())
                {
                    (string first, string second, string? problem) = SimulationThread.Run(() => MutationCell.Try(fault, resume));
                    string line = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{point,-20} {fault.Name,-38} run: {first,-6} then {(resume == Verb.Run ? "run" : "teardown"),-8}: {second,-4} {problem ?? "restored"}");
                    lines.Add(line);
                    if (problem is not null)
                    {
                        problems.Add(line);
                    }
                }
            }
        }

        Proof.Publish(
            "mutation-points",
            [.. lines, string.Create(CultureInfo.InvariantCulture, $"{lines.Count} cells of the table of mutation points, {problems.Count} wrong")]);
        Assert.True(problems.Count == 0, string.Join('\n', problems));

        // Two errors and eight crashes at each of six changes; two errors and six crashes at each of six changes back; two ways to finish.
        Assert.Equal(((6 * 10) + (6 * 8)) * 2, lines.Count);
    }
}
