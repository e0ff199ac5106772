using Torghut.Trading.Outcomes;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Risk;

/// <summary>A signal on its way through the gate to the strategies.</summary>
/// <param name="signal">The signal.</param>
/// <param name="expectedNulls">Indicators that the warm-up explains as null.</param>
internal sealed class GatedSignal(in Signal signal, SignalFeatures expectedNulls)
{
    /// <summary>The signal.</summary>
    public readonly Signal Signal = signal;

    /// <summary>Indicators that are null.</summary>
    public SignalFeatures Nulls { get; } = NullFeatures.Find(signal);

    /// <summary>Indicators that the warm-up explains as null.</summary>
    public SignalFeatures ExpectedNulls { get; } = expectedNulls;

    /// <summary>Whether it is the signal before it once more.</summary>
    public bool IsRepeated { get; set; }

    /// <summary>Why the gate refused it for every strategy; null where it did not.</summary>
    public SignalOutcome? Refusal { get; set; }
}
