using System.Globalization;
using Torghut.Market.Integrity;
using Torghut.Market.Time;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Planning;

/// <summary>The checks that come before the first write: guards, input, coverage. <c>plan</c> and <c>run</c> share them.</summary>
public static class Preflight
{
    private const int MissingRangesShown = 5;

    /// <summary>Runs them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="cacheRoot">Below it dumps and tapes are kept.</param>
    /// <param name="forceDump">Whether the input is decoded anew.</param>
    /// <param name="observer">Hears of progress.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="SimulationException">A guard, the input or its coverage refuses the run.</exception>
    public static async Task<PreflightResult> RunAsync(
        RunDefinition run,
        ISimulationPlatform platform,
        string cacheRoot,
        bool forceDump,
        IProgressObserver observer,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(platform);
        IReadOnlyList<GuardResult> guards = await GuardAsync(run, platform, cancellationToken).ConfigureAwait(false);
        IPreparedInput input = await platform
            .PrepareInputAsync(run, cacheRoot, forceDump, observer, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            if (input.Summary.EventCount == 0)
            {
                throw Empty(run, input.Summary.Inspection);
            }

            CoverageSummary coverage = CoverageCalculator.Compute(input.Summary.Statistics, run.Window);
            EnforceCoverage(run, coverage);
            return new PreflightResult(input, coverage, guards);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>The guards, and what the servers say.</summary>
    /// <exception cref="SimulationException">One of them refuses the run.</exception>
    internal static async Task<IReadOnlyList<GuardResult>> GuardAsync(RunDefinition run, ISimulationPlatform platform, CancellationToken cancellationToken)
    {
        IReadOnlyList<GuardResult> guards = IsolationGuards.Evaluate(run);
        IsolationGuards.Enforce(guards);
        IReadOnlyList<GuardResult> probes = await platform.ProbeAsync(run, cancellationToken).ConfigureAwait(false);
        Enforce(probes);
        return [.. guards, .. probes];
    }

    /// <summary>An input without anything in the window.</summary>
    internal static SimulationException Empty(RunDefinition run, InputInspection input) => new(
        ExitCode.Refused,
        "dump_records_empty",
        $"{input.Location} has no event between {EventTime.Format(run.Window.Start)} and {EventTime.Format(run.Window.End)}.");

    /// <summary>Automation that cannot be switched refuses the run before its input is read.</summary>
    /// <exception cref="SimulationException">Automation cannot be switched, or does not answer.</exception>
    public static async Task RequireSwitchableAsync(
        RunDefinition run, ISimulationPlatform platform, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(platform);
        RunControl control = platform.ControlOf(run.Folder, run);
        if (control.Automation is IAutomation automation
            && await BoundedAutomation.PlanAsync(automation, control.RestoreLimit, time, cancellationToken).ConfigureAwait(false)
                is AutomationPlan.Refused refused)
        {
            throw new SimulationException(ExitCode.Refused, refused.Code, refused.Message);
        }
    }

    private static void Enforce(IReadOnlyList<GuardResult> probes)
    {
        GuardResult[] failed = [.. probes.Where(probe => !probe.Passed)];
        if (failed.Length > 0)
        {
            throw new SimulationException(
                ExitCode.Refused,
                $"preflight_failed:{string.Join(',', failed.Select(probe => probe.Check).Distinct(StringComparer.Ordinal))}",
                string.Join("\n  ", failed.Select(probe => $"{probe.Check}: {probe.Detail}")));
        }
    }

    private static void EnforceCoverage(RunDefinition run, CoverageSummary coverage)
    {
        double minimum = run.Manifest.Window.StrictCoverageRatio;
        if (!run.Manifest.Window.StrictCoverage || coverage.Ratio >= minimum)
        {
            return;
        }

        IEnumerable<string> ranges = coverage.Missing
            .Take(MissingRangesShown)
            .Select(range => $"{EventTime.Format(range.Start)} to {EventTime.Format(range.End)}");
        string more = coverage.Missing.Count > MissingRangesShown
            ? string.Create(CultureInfo.InvariantCulture, $" and {coverage.Missing.Count - MissingRangesShown} more")
            : string.Empty;
        throw new SimulationException(
            ExitCode.Refused,
            "dump_coverage_too_short",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{coverage.CoveredMinutes} of {coverage.TargetMinutes} session minutes have data ({coverage.Ratio:0.0000}); expected at least {minimum:0.0000}. Missing: {string.Join(", ", ranges)}{more}."));
    }
}
