using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Tests.Support;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>The tables of <c>docs/architecture.md</c> are those of the code, row by row and in order.</summary>
public sealed class ArchitectureDocumentTests
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "architecture.md"));

    [Fact]
    public void The_contracts_of_the_phases_are_documented() => Assert.Equal(
        PhaseContracts.All.Select(contract =>
            $"| `{LifecycleNames.Of(contract.Phase)}` | {contract.Needs} | {contract.Leaves} | {contract.DoneWhen} | {Words(contract.Resume)} |"),
        After("| phase | needs |"));

    [Fact]
    public void The_transitions_are_documented() => Assert.Equal(
        TransitionTable.Rules.Select(rule =>
            $"| {(rule.From is RunPhase from ? $"`{LifecycleNames.Of(from)}`" : "(the attempt)")} | {Ends(rule)} | `{LifecycleNames.Of(rule.To)}` | {rule.When} |"),
        After("| after | ended as |"));

    [Fact]
    public void Every_phase_has_a_contract_in_order() =>
        Assert.Equal(Enum.GetValues<RunPhase>(), PhaseContracts.All.Select(contract => contract.Phase));

    private static IEnumerable<string> After(string header) =>
        s_lines.SkipWhile(line => !line.StartsWith(header, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));

    private static string Ends(TransitionRule rule) => rule.From is null ? "–" : string.Join(", ", rule.Statuses.Select(LifecycleNames.Of));

    private static string Words(ResumeRule rule) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.ToString()).Replace('_', ' ');
}
