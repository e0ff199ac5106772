using DuckDB.NET.Data;
using Torghut.Reporting.Tables;

namespace Torghut.Platform.Embedded.Evidence;

/// <summary>Hands the values of a row to an appender.</summary>
internal sealed class AppenderRow : IEvidenceRow
{
    private const int NsPerTick = 100;

    private IDuckDBAppenderRow _row = null!;

    /// <summary>Begins a row.</summary>
    public void Begin(DuckDBAppender appender) => _row = appender.CreateRow();

    /// <summary>Ends the row.</summary>
    public void End() => _row.EndRow();

    /// <inheritdoc/>
    public void Text(string? value) => _ = string.IsNullOrEmpty(value) ? _row.AppendNullValue() : _row.AppendValue(value);

    /// <inheritdoc/>
    public void WholeNumber(long? value) => _row.AppendValue(value);

    /// <inheritdoc/>
    public void Money(decimal? value) =>
        _row.AppendValue(value is { } number ? decimal.Round(number, 8, MidpointRounding.ToEven) : null);

    /// <inheritdoc/>
    public void Number(double? value) => _row.AppendValue(value is { } number && double.IsFinite(number) ? number : null);

    /// <inheritdoc/>
    public void Time(long? unixNs) =>
        _row.AppendValue(unixNs is { } ns ? new DateTimeOffset(DateTime.UnixEpoch.AddTicks(ns / NsPerTick)) : null);

    /// <inheritdoc/>
    public void Flag(bool? value) => _row.AppendValue(value);
}
