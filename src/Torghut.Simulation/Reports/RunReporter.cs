using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Reports;

/// <summary>Reports as the product writes them.</summary>
public sealed class RunReporter : IRunReporter
{
    /// <inheritdoc/>
    public void KeepInputs(ReportRequest request, RunFolder folder) => ReportRunner.KeepInputs(request, folder);

    /// <inheritdoc/>
    public WrittenReport Write(ISimulationPlatform platform, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);

        // The name only matters where the inputs are lost; the run has just kept them.
        return ReportRunner.Write(platform, folder, Path.GetFileName(folder.Root));
    }
}
