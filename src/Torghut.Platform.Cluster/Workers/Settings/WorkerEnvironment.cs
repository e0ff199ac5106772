using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Settings;

/// <summary>Environment variables of a worker; one that is empty counts as not set.</summary>
/// <param name="lookUp">Looks a variable up; null where it is not set.</param>
internal sealed class WorkerEnvironment(Func<string, string?> lookUp)
{
    /// <summary>The variable, or null.</summary>
    public string? Find(string name) => lookUp(name) is { Length: > 0 } value ? value : null;

    /// <summary>The variable, or what stands in for it.</summary>
    /// <exception cref="SimulationException"><c>worker_setting_missing</c> (exit code 2): there is neither.</exception>
    public string Require(string name, string? otherwise) =>
        Find(name) ?? otherwise ?? throw new SimulationException(
            ExitCode.Usage,
            "worker_setting_missing",
            $"The environment variable {name} is not set, and no manifest says it either.")
        {
            Hint = "docs/workers.md lists the variables; --run-id with --dataset-manifest gives defaults for all of them.",
        };
}
