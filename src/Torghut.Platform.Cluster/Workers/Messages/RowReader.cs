using Torghut.Market.Symbols;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Reads signals, and what identifies a micro-bar or signal, in JSON or Avro. Not thread-safe.</summary>
internal sealed class RowReader
{
    private readonly SymbolTable _symbols;
    private readonly SignalMessageReader _json;
    private readonly AvroReader _avro;

    /// <summary>Makes a reader.</summary>
    /// <param name="symbols">Symbols of the replay; rows of others are no rows of it.</param>
    /// <param name="schemas">Schemas of values in Avro.</param>
    public RowReader(SymbolTable symbols, SchemaCatalog schemas)
    {
        _symbols = symbols;
        _json = new SignalMessageReader(symbols);
        _avro = new AvroReader(schemas, AnalysisShapes.Signal(symbols));
    }

    /// <summary>Reads a message; of a micro-bar only what identifies it.</summary>
    /// <param name="value">The record's value.</param>
    /// <param name="carried">Its header <see cref="CarriedFields.Header"/>; empty without one.</param>
    /// <param name="signal">The signal.</param>
    /// <returns>False for something else, for a symbol that is not known, or for a message that is not whole.</returns>
    public bool TryRead(ReadOnlySpan<byte> value, ReadOnlySpan<byte> carried, out Signal signal)
    {
        if (!AvroReader.IsAvro(value))
        {
            return _json.TryRead(value, out signal);
        }

        signal = default;
        return _avro.TryRead(value, carried) && AnalysisDocuments.TryTake(_avro.Document, _symbols, out signal);
    }
}
