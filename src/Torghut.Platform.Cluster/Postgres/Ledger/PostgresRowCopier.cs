using NodaTime;
using Npgsql;
using NpgsqlTypes;
using Torghut.Trading.Ledger.Cells;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>Writes rows into a binary COPY, each cell in the type of its column.</summary>
internal sealed class PostgresRowCopier : ILedgerCellSink
{
    private const int TicksPerUs = 10;

    private readonly NpgsqlBinaryImporter _importer;
    private readonly IReadOnlyList<LedgerColumn> _columns;
    private readonly IReadOnlyList<NpgsqlDbType?> _types;
    private int _next;

    /// <summary>Writes to a COPY whose columns are those of the table that the database has.</summary>
    public PostgresRowCopier(NpgsqlBinaryImporter importer, TargetTable target)
    {
        _importer = importer;
        _columns = target.Table.Columns;
        _types = target.Types;
    }

    /// <summary>Begins a row.</summary>
    public void StartRow()
    {
        _importer.StartRow();
        _next = 0;
    }

    /// <inheritdoc/>
    public void Uuid(Guid? value)
    {
        if (Next(value is null) is not { } type)
        {
            return;
        }

        if (type == NpgsqlDbType.Uuid)
        {
            _importer.Write(value!.Value, type);
        }
        else
        {
            _importer.Write(value!.Value.ToString("D"), type);
        }
    }

    /// <inheritdoc/>
    public void Text(string? value)
    {
        if (Next(value is null) is { } type)
        {
            _importer.Write(value!, type);
        }
    }

    /// <inheritdoc/>
    public void Flag(bool value)
    {
        if (Next(isNull: false) is { } type)
        {
            _importer.Write(value, type);
        }
    }

    /// <inheritdoc/>
    public void WholeNumber(long? value)
    {
        switch (Next(value is null))
        {
            case null:
                break;
            case NpgsqlDbType.Smallint:
                _importer.Write((short)value!.Value, NpgsqlDbType.Smallint);
                break;
            case NpgsqlDbType.Integer:
                _importer.Write((int)value!.Value, NpgsqlDbType.Integer);
                break;
            case NpgsqlDbType.Numeric:
                _importer.Write((decimal)value!.Value, NpgsqlDbType.Numeric);
                break;
            default:
                _importer.Write(value!.Value, NpgsqlDbType.Bigint);
                break;
        }
    }

    /// <inheritdoc/>
    public void Number(decimal? value)
    {
        bool isRatio = _columns[_next].Type == LedgerColumnType.Ratio;
        if (Next(value is null) is not { } type)
        {
            return;
        }

        decimal rounded = decimal.Round(value!.Value, isRatio ? 4 : 8, MidpointRounding.ToEven);
        if (type == NpgsqlDbType.Double)
        {
            _importer.Write((double)rounded, type);
        }
        else
        {
            _importer.Write(rounded, type);
        }
    }

    /// <inheritdoc/>
    public void Timestamp(Instant? value)
    {
        if (Next(value is null) is not { } type)
        {
            return;
        }

        DateTime utc = value!.Value.ToDateTimeUtc();
        utc = utc.AddTicks(-(utc.Ticks % TicksPerUs));
        _importer.Write(type == NpgsqlDbType.Timestamp ? DateTime.SpecifyKind(utc, DateTimeKind.Unspecified) : utc, type);
    }

    /// <summary>Type of the next column; null when there is nothing more to write for it.</summary>
    private NpgsqlDbType? Next(bool isNull)
    {
        NpgsqlDbType? type = _types[_next++];
        if (type is not null && isNull)
        {
            _importer.WriteNull();
            return null;
        }

        return type;
    }
}
