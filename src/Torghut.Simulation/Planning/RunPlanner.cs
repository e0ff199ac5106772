using Torghut.Simulation.Documents;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Planning;

/// <summary>Plans a run: everything up to the first write, with nothing kept.</summary>
public static class RunPlanner
{
    /// <summary>
    /// Plans. An earlier tape is read where it fits. Else an input on this machine is decoded into a folder that goes again; of
    /// one that others' servers would have to give, no more is asked than where it lies.
    /// </summary>
    public static async Task<PlanDocument> PlanAsync(
        RunDefinition run, ISimulationPlatform platform, IProgressObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(platform);
        await Preflight.RequireSwitchableAsync(run, platform, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        if (platform.HasPreparedInput(run, run.CacheRoot, cancellationToken))
        {
            return await PlanInAsync(run.CacheRoot).ConfigureAwait(false);
        }

        if (await platform.ForecastInputAsync(run, cancellationToken).ConfigureAwait(false) is { } forecast)
        {
            IReadOnlyList<GuardResult> guards = await Preflight.GuardAsync(run, platform, cancellationToken).ConfigureAwait(false);
            return forecast.MostRecords == 0 ? throw Preflight.Empty(run, forecast.Inspection) : PlanComposer.Compose(run, platform, forecast, guards);
        }

        string temporary = Directory.CreateTempSubdirectory("torghut-plan-").FullName;
        try
        {
            return await PlanInAsync(temporary).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }

        async Task<PlanDocument> PlanInAsync(string cacheRoot)
        {
            PreflightResult result = await Preflight
                .RunAsync(run, platform, cacheRoot, forceDump: false, observer, cancellationToken)
                .ConfigureAwait(false);
            using (result.Input)
            {
                return PlanComposer.Compose(run, platform, result);
            }
        }
    }
}
