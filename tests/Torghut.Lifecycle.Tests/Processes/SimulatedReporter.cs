using Torghut.Lifecycle.Tests.Faults;
using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;

namespace Torghut.Lifecycle.Tests.Processes;

/// <summary>A report that is always a PASS; making it can fail.</summary>
internal sealed class SimulatedReporter(SimulatedProcess process) : IRunReporter
{
    public void KeepInputs(ReportRequest request, RunFolder folder) => Step("keep report inputs");

    public WrittenReport Write(ISimulationPlatform platform, RunFolder folder)
    {
        Step("report");
        return new WrittenReport("PASS", "0", "0", new Dictionary<string, string>());
    }

    private void Step(string what)
    {
        Fault fault = process.Enter(CallKind.Step, what);
        if (fault is Fault.ErrorBefore or Fault.ErrorAfter)
        {
            throw new IOException($"simulated failure of {what}");
        }

        process.Leave(fault);
    }
}
