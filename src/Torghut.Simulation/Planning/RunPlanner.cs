using Torghut.Simulation.Documents;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Planning;

/// <summary>Plans a run: everything up to the first write, with nothing kept.</summary>
public static class RunPlanner
{
    /// <summary>Plans. An earlier tape is read where it fits; otherwise the input is decoded into a folder that goes again.</summary>
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
