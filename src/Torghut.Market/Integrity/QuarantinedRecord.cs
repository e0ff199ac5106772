namespace Torghut.Market.Integrity;

/// <summary>A record that was set aside.</summary>
/// <param name="Source">File (below the source folder) or topic:partition.</param>
/// <param name="Position">1-based line number or offset.</param>
/// <param name="Reason">Reason code, the key under which it is counted.</param>
/// <param name="Detail">What was found and what was expected.</param>
public sealed record QuarantinedRecord(string Source, long Position, string Reason, string Detail);
