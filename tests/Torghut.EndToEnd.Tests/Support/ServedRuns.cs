using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>Two finished runs whose ledgers hold reviews made before and after a midnight UTC, and a server over them.</summary>
public sealed class ServedRuns : IDisposable
{
    private readonly Process _server;
    private readonly HttpClient _client;

    public ServedRuns()
    {
        Cli = new TorghutSim(Folder.Root);
        Run("Day 1", Manifests.Synthetic());
        Run("second", Manifests.Synthetic().Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        Run("unreviewed", Manifests.Synthetic(symbols: 1));
        Fill(LedgerOf("day_1"), "2024-07-03T23:40:00Z", 37);
        Fill(LedgerOf("second"), "2024-07-03T23:58:00Z", 41);
        _server = Cli.Start("serve", "--port", "0");
        string line = _server.StandardOutput.ReadLine() ?? string.Empty;
        Assert.StartsWith("Listening on http://127.0.0.1:", line, StringComparison.Ordinal);
        _client = new HttpClient { BaseAddress = new Uri(line["Listening on ".Length..]), Timeout = TimeSpan.FromSeconds(30) };
    }

    public TemporaryFolder Folder { get; } = new();

    public TorghutSim Cli { get; }

    public HttpClient Client => _client;

    public string LedgerOf(string token) => Folder[$"artifacts/torghut/simulations/{token}/ledger.sqlite"];

    /// <summary>Stops the server as an operator does; gives its exit code.</summary>
    public int Stop()
    {
        using Process kill = Process.Start("kill", ["-TERM", _server.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.True(_server.WaitForExit(TimeSpan.FromSeconds(20)));
        return _server.ExitCode;
    }

    public void Dispose()
    {
        _client.Dispose();
        if (!_server.HasExited)
        {
            _server.Kill();
            _server.WaitForExit();
        }

        _server.Dispose();
        Folder.Dispose();
    }

    private void Run(string runId, string manifest)
    {
        string path = Folder.File(runId + ".yaml", manifest);
        CliResult result = Cli.Run("run", "--run-id", runId, "--dataset-manifest", path, "--confirm", "START_HISTORICAL_SIMULATION", "--quiet");
        Assert.True(result.ExitCode is 0 or 6, result.ToString());
    }

    /// <summary>Puts reviews of every kind on the first decisions, 45 s apart.</summary>
    private static void Fill(string ledger, string firstAt, int count)
    {
        string[] verdicts = ["approve", "veto", "adjust", "abstain", "escalate", "error", "APPROVE"];
        string[] overrides = ["", "llm_abstain_fallback_pass_through", "llm_policy_veto", "llm_error_fallback_veto"];
        string[] flags = ["[]", "[\"wide_spread\"]", "[\"stale\",\"wide_spread\"]", "[\"a\",\"b\",\"c\",\"d\"]"];
        using var connection = new SqliteConnection($"Data Source={ledger};Pooling=False");
        connection.Open();
        List<string> decisions = [];
        using (SqliteCommand read = connection.CreateCommand())
        {
            read.CommandText = "select id from trade_decisions order by created_at, id";
            using SqliteDataReader rows = read.ExecuteReader();
            while (rows.Read())
            {
                decisions.Add(rows.GetString(0));
            }
        }

        using SqliteTransaction transaction = connection.BeginTransaction();
        DateTime at = DateTime.Parse(firstAt, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        for (int i = 0; i < count; i++)
        {
            string verdict = verdicts[i % verdicts.Length];
            string confidence = (0.3 + (i % 7 / 10.0)).ToString("0.0000", CultureInfo.InvariantCulture);
            string top = (0.4 + (i % 5 / 10.0)).ToString("0.00", CultureInfo.InvariantCulture);
            using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = """
                insert into llm_decision_reviews (id, trade_decision_id, model, prompt_version, input_json, response_json, verdict, confidence, risk_flags, tokens_prompt, tokens_completion, created_at)
                values ($id, $decision, 'model-a', 'v1', '{}', $response, $verdict, $confidence, $flags, $prompt, $completion, $at)
                """;
            insert.Parameters.AddWithValue("$id", new Guid(i + 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).ToString("D"));
            insert.Parameters.AddWithValue("$decision", decisions[i % decisions.Count]);
            insert.Parameters.AddWithValue("$response", verdict == "error"
                ? "{\"fallback\":\"veto\"}"
                : $"{{\"verdict\":\"{verdict.ToLowerInvariant()}\",\"policy_override\":\"{overrides[i % overrides.Length]}\",\"deterministic_guardrails\":{(i % 3 == 0 ? "[\"llm_uncertainty_score_above_max\"]" : "[]")},\"calibrated_probabilities\":{{\"approve\":{top},\"veto\":0.1}},\"uncertainty\":{{\"score\":0.{i % 9},\"band\":\"{(i % 4 == 0 ? "high" : "low")}\"}}}}");
            insert.Parameters.AddWithValue("$verdict", verdict);
            insert.Parameters.AddWithValue("$confidence", verdict == "error" ? DBNull.Value : confidence);
            insert.Parameters.AddWithValue("$flags", flags[i % flags.Length]);
            insert.Parameters.AddWithValue("$prompt", 900 + i);
            insert.Parameters.AddWithValue("$completion", i % 6 == 0 ? DBNull.Value : 50 + i);
            insert.Parameters.AddWithValue("$at", at.AddSeconds(45 * i).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
