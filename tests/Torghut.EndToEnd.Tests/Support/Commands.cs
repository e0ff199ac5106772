namespace Torghut.EndToEnd.Tests.Support;

/// <summary>The commands of a run's life.</summary>
public static class Commands
{
    public static string[] Run(string runId, string manifest, params string[] more) =>
        ["run", "--run-id", runId, "--dataset-manifest", manifest, "--confirm", "START_HISTORICAL_SIMULATION", .. more];

    public static string[] Plan(string runId, string manifest, params string[] more) =>
        ["plan", "--run-id", runId, "--dataset-manifest", manifest, .. more];

    public static string[] Report(string runId, params string[] more) => ["report", "--run-id", runId, .. more];

    public static string[] Teardown(string runId, params string[] more) => ["teardown", "--run-id", runId, .. more];

    public static string[] Status(string runId, params string[] more) => ["status", "--run-id", runId, "--json", .. more];
}
