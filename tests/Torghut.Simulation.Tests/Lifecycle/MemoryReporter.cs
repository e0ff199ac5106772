using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>Reports that say PASS, or fail.</summary>
internal sealed class MemoryReporter : IRunReporter
{
    public Exception? Failure { get; set; }

    public string Verdict { get; set; } = "PASS";

    public int Written { get; private set; }

    public void KeepInputs(ReportRequest request, RunFolder folder) => File.WriteAllText(folder.ReportInputs, "{}");

    public WrittenReport Write(ISimulationPlatform platform, RunFolder folder)
    {
        Written++;
        return Failure is null ? new WrittenReport(Verdict, "d", "o", new Dictionary<string, string>()) : throw Failure;
    }
}
