using Torghut.Market.Symbols;

namespace Torghut.Market.Events;

/// <summary>A decoded day, read from the beginning in batches.</summary>
public interface IMarketTape
{
    /// <summary>Symbols of the tape, by name.</summary>
    SymbolTable Symbols { get; }

    /// <summary>Number of events on the tape, late ones included.</summary>
    long EventCount { get; }

    /// <summary>Opens a reader at the first event.</summary>
    IMarketTapeReader OpenReader();
}
