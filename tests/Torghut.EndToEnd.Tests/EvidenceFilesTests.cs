using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>The evidence tables as other tools read them, held against the CSV files and the report.</summary>
public sealed class EvidenceFilesTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private string ReportFolder => Path.Combine(run.Folder, "report");

    [Fact]
    public void Every_table_of_the_artifacts_is_there_with_the_rows_of_the_funnel()
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(ReportFolder, "simulation-report.json")));
        JsonElement funnel = report.RootElement.GetProperty("funnel");
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (JsonProperty table in report.RootElement.GetProperty("artifacts").GetProperty("evidence_parquet").EnumerateObject())
        {
            counts[table.Name] = (long)Query($"SELECT count(*) FROM '{Path.Combine(run.Folder, table.Value.GetString()!)}'")[0][0]!;
        }

        Assert.Equal(["decisions", "equity", "executions", "latencies", "order_events", "reviews", "tca", "trades"], counts.Keys);
        Assert.Equal(funnel.GetProperty("trade_decisions").GetInt64(), counts["decisions"]);
        Assert.Equal(funnel.GetProperty("executions").GetInt64(), counts["executions"]);
        Assert.Equal(funnel.GetProperty("execution_order_events").GetInt64(), counts["order_events"]);
        Assert.Equal(funnel.GetProperty("execution_tca_metrics").GetInt64(), counts["tca"]);
        Assert.Equal(0, counts["reviews"]);
        Assert.Equal(Csv("equity-curve.csv").Count, counts["equity"]);
    }

    [Theory]
    [InlineData("trades", "trade-pnl.csv", "trade_id, symbol, side, qty, entry_execution_id, exit_execution_id, entry_at, exit_at, entry_price, gross, cost, net, state", "trade_id, symbol, side, qty, entry_execution_id, exit_execution_id, entry_time, exit_time, entry_price, gross, cost, net, state")]
    [InlineData("decisions", "decisions.csv", "decision_id, symbol, status, created_at", "decision_id, symbol, status, decided_at")]
    [InlineData("latencies", "execution-latency.csv", "execution_id, signal_to_decision_ms, submit_to_fill_ms", "execution_id, signal_to_decision_ms, submit_to_fill_ms")]
    public void Rows_are_those_of_the_csv_file(string table, string csv, string columns, string names)
    {
        List<Dictionary<string, string>> expected = Csv(csv);
        List<object?[]> rows = Query($"SELECT {columns} FROM '{Path.Combine(ReportFolder, "evidence", table + ".parquet")}'");

        Assert.NotEmpty(rows);
        Assert.Equal(expected.Count, rows.Count);
        string[] header = names.Split(", ");
        for (int i = 0; i < rows.Count; i++)
        {
            for (int c = 0; c < header.Length; c++)
            {
                Assert.Equal(expected[i][header[c]], Text(rows[i][c]));
            }
        }
    }

    [Fact]
    public void Money_is_decimal_and_times_are_instants()
    {
        string trades = Path.Combine(ReportFolder, "evidence", "trades.parquet");
        List<object?[]> types = Query($"SELECT column_name, column_type FROM (DESCRIBE SELECT net, entry_at, symbol, mae_bps FROM '{trades}')");

        Assert.Equal(["DECIMAL(38,8)", "TIMESTAMP WITH TIME ZONE", "VARCHAR", "DOUBLE"], types.Select(row => (string)row[1]!));
        Assert.Equal(
            [["true"]], Query($"SELECT bool_and(logical_type LIKE '%isAdjustedToUTC=1%' OR logical_type LIKE '%isAdjustedToUTC=true%')::VARCHAR FROM parquet_schema('{trades}') WHERE name = 'entry_at'").Select(row => row.Select(Text)));
    }

    private static string Text(object? value) => value switch
    {
        null or DBNull => string.Empty,
        decimal money => money.ToString("0.00000000", CultureInfo.InvariantCulture),
        DateTime time => Time(time),
        DateTimeOffset time => Time(time.UtcDateTime),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Time(DateTime time)
    {
        long micros = time.Ticks / 10 % 1_000_000;
        return time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            + (micros == 0 ? "Z" : micros % 1000 == 0 ? string.Create(CultureInfo.InvariantCulture, $".{micros / 1000:000}Z") : string.Create(CultureInfo.InvariantCulture, $".{micros:000000}Z"));
    }

    private static List<object?[]> Query(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }

    private List<Dictionary<string, string>> Csv(string file)
    {
        // No column that is compared holds a comma; the rationale of decisions does, and stands behind them.
        string[] lines = File.ReadAllText(Path.Combine(ReportFolder, file)).TrimEnd('\n').Split('\n');
        string[] header = lines[0].Split(',');
        return [.. lines[1..].Select(line => line.Split(',').Zip(header, (value, name) => (name, value)).GroupBy(pair => pair.name).ToDictionary(pair => pair.Key, pair => pair.First().value))];
    }
}
