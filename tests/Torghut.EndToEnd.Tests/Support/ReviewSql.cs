using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>The evaluation's figures by SQL over the ledgers, independent of the program.</summary>
internal static class ReviewSql
{
    private const string Figures = """
        with base as (
          select *,
            case when lower(verdict) = 'error' then 'error' else coalesce(lower(json_extract(response_json, '$.verdict')), lower(verdict)) end as v,
            cast(confidence as real) as c,
            (select max(p.value) from json_each(json_extract(response_json, '$.calibrated_probabilities')) p) as top,
            json_extract(response_json, '$.uncertainty.score') as score,
            json_extract(response_json, '$.uncertainty.band') as band,
            coalesce(json_extract(response_json, '$.policy_override'), '') as policy,
            json_extract(response_json, '$.fallback') as fallback,
            coalesce(json_array_length(json_extract(response_json, '$.deterministic_guardrails')), 0) as guardrails
          from reviews where unixepoch(created_at) >= unixepoch($start) and unixepoch(created_at) < unixepoch($end))
        select json_object(
          'total_reviews', count(*),
          'approve', coalesce(sum(v = 'approve'), 0), 'veto', coalesce(sum(v = 'veto'), 0), 'adjust', coalesce(sum(v = 'adjust'), 0),
          'abstain', coalesce(sum(v = 'abstain'), 0), 'escalate', coalesce(sum(v = 'escalate'), 0), 'error', coalesce(sum(v = 'error'), 0),
          'error_rate', avg(v = 'error'), 'avg_confidence', avg(c),
          'contribution_events', coalesce(sum(v in ('veto', 'adjust', 'abstain', 'escalate')), 0),
          'contribution_rate', sum(v in ('veto', 'adjust', 'abstain', 'escalate')) * 1.0 / nullif(sum(v <> 'error'), 0),
          'fallback_total', coalesce(sum(instr(policy, '_fallback_') > 0 or fallback in ('veto', 'pass_through')), 0),
          'guardrail_total', coalesce(sum(guardrails > 0), 0),
          'prompt', coalesce(sum(tokens_prompt), 0), 'completion', coalesce(sum(tokens_completion), 0),
          'mean_confidence_gap', avg(abs(top - c)),
          'mean_uncertainty_alignment_error', avg(abs(score - (1 - c))),
          'high_uncertainty_rate', sum(band = 'high') * 1.0 / nullif(sum(band is not null or score is not null), 0),
          'samples', coalesce(sum(top is not null and c is not null), 0))
        from base
        """;

    private const string Flags = """
        select f.value, count(*) from reviews r, json_each(r.risk_flags) f
        where unixepoch(r.created_at) >= unixepoch($start) and unixepoch(r.created_at) < unixepoch($end)
        group by f.value order by count(*) desc, f.value limit 5
        """;

    public static (JsonObject Figures, List<(string Flag, long Count)> Flags) Compute(string start, string end, params string[] ledgers)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        for (int i = 0; i < ledgers.Length; i++)
        {
            Execute(connection, $"attach '{ledgers[i]}' as l{i}");
        }

        Execute(connection, "create temp view reviews as " + string.Join(" union all ", ledgers.Select((_, i) => $"select * from l{i}.llm_decision_reviews")));
        using SqliteCommand figures = Command(connection, Figures, start, end);
        var result = JsonNode.Parse((string)figures.ExecuteScalar()!)!.AsObject();
        using SqliteCommand flags = Command(connection, Flags, start, end);
        List<(string, long)> top = [];
        using SqliteDataReader rows = flags.ExecuteReader();
        while (rows.Read())
        {
            top.Add((rows.GetString(0), rows.GetInt64(1)));
        }

        return (result, top);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, string start, string end)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$start", start);
        command.Parameters.AddWithValue("$end", end);
        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
