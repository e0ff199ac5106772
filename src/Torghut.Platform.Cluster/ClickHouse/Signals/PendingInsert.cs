namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>Rows on their way.</summary>
/// <param name="Table">Table.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Token">Equal for repetitions of these rows.</param>
internal sealed record PendingInsert(string Table, TabSeparatedRows Rows, string Token);
