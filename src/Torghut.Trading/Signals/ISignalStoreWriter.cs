namespace Torghut.Trading.Signals;

/// <summary>The signal store of a run, written in batches.</summary>
public interface ISignalStoreWriter : IDisposable
{
    /// <summary>Appends rows; later rows of the same identity replace earlier ones.</summary>
    void Append(ReadOnlySpan<MicroBar> bars, ReadOnlySpan<Signal> signals);

    /// <summary>Makes everything appended durable and readable. Without it, nothing is.</summary>
    void Complete();
}
