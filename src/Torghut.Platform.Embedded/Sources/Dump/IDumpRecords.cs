using Torghut.Market.Records;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>Decoded records, read once from the beginning.</summary>
internal interface IDumpRecords
{
    /// <summary>The next records, valid until the next call; empty at the end.</summary>
    ReadOnlySpan<MarketRecord> Next();
}
