using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Platforms;

namespace Torghut.Simulation.Reports;

/// <summary>Keeps a report's inputs and writes the report.</summary>
public interface IRunReporter
{
    /// <summary>Keeps what a run's report needs beside the stores, as soon as the run is replayed.</summary>
    void KeepInputs(ReportRequest request, RunFolder folder);

    /// <summary>Writes the report of a run from its artifacts.</summary>
    WrittenReport Write(ISimulationPlatform platform, RunFolder folder);
}
