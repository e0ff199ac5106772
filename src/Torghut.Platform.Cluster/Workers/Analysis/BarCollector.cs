using System.Runtime.InteropServices;
using Torghut.Trading.Signals;
using Torghut.Trading.TechnicalAnalysis;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>Keeps what technical analysis yields until it is sent on.</summary>
internal sealed class BarCollector : ITechnicalAnalysisSink
{
    private readonly List<MicroBar> _bars = [];
    private readonly List<Signal> _signals = [];

    /// <summary>Micro-bars.</summary>
    public ReadOnlySpan<MicroBar> Bars => CollectionsMarshal.AsSpan(_bars);

    /// <summary>Signals.</summary>
    public ReadOnlySpan<Signal> Signals => CollectionsMarshal.AsSpan(_signals);

    /// <inheritdoc/>
    public void OnBarClosed(in MicroBar bar, in Signal signal)
    {
        _bars.Add(bar);
        _signals.Add(signal);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _bars.Clear();
        _signals.Clear();
    }
}
