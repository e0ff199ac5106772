using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Workers.Settings;

/// <summary>Where a worker finds the schema registry.</summary>
internal static class RegistryEnvironment
{
    /// <summary>Works it out; null where neither the variable nor the manifest names one.</summary>
    /// <param name="variable">Name of the variable.</param>
    /// <param name="environment">The variables.</param>
    /// <param name="run">The run; null without a manifest.</param>
    /// <exception cref="SimulationException"><c>worker_setting_invalid</c> (exit code 2): the address is none.</exception>
    public static Func<SchemaRegistry>? Read(string variable, WorkerEnvironment environment, RunDefinition? run)
    {
        if ((environment.Find(variable) ?? run?.Manifest.SchemaRegistry?.Url) is not { } url)
        {
            return null;
        }

        // The address may hold a password: it is not shown.
        return Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            ? () => new SchemaRegistry(url)
            : throw new SimulationException(ExitCode.Usage, "worker_setting_invalid", $"{variable}: expected the registry's address, such as http://schema-registry:8081.");
    }
}
