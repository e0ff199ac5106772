using Torghut.Trading.Signals;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Trading.Tests.TechnicalAnalysis;

/// <summary>Keeps what the engine yields.</summary>
internal sealed class Collector : ITechnicalAnalysisSink
{
    public List<MicroBar> Bars { get; } = [];

    public List<Signal> Signals { get; } = [];

    public void OnBarClosed(in MicroBar bar, in Signal signal)
    {
        Bars.Add(bar);
        Signals.Add(signal);
    }
}
