using System.Text.Json;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>The program over a managed cluster, for runs that nobody works on.</summary>
internal sealed class ManagedRuns(ClusterWorld world)
{
    /// <summary>No command takes longer, on the slowest machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public RunningProgram Start(ManagedCluster cluster, string token, bool hasRoot) => world.StartWith(
        cluster.Kubeconfig, "run", "--run-id", token, "--dataset-manifest", Manifest(token, hasRoot), "--confirm", ClusterWorld.Confirmation);

    public ProgramResult Rerun(ManagedCluster cluster, string token, bool hasRoot)
    {
        using RunningProgram run = Start(cluster, token, hasRoot);
        return run.Wait(Patience);
    }

    public ProgramResult Run(ManagedCluster cluster, params string[] arguments)
    {
        using RunningProgram program = world.StartWith(cluster.Kubeconfig, arguments);
        return program.Wait(Patience);
    }

    /// <summary>Nobody works: the run ends by its monitor, and gives everything back.</summary>
    private string Manifest(string token, bool hasRoot) => world.Manifest(
        $"{token}.yaml", $"argocd: {{ manage_automation: true, verify_timeout_seconds: 120{(hasRoot ? ", root_app_name: root" : string.Empty)} }}", runtime: "manage: kubernetes", patience: 3);

    public void PasteAll(ManagedCluster cluster, string token)
    {
        using JsonDocument required = JsonDocument.Parse(File.ReadAllText(world.FileOf(token, "restore-required.json")));
        foreach (JsonElement item in required.RootElement.GetProperty("items").EnumerateArray().Where(
            item => item.GetProperty("manual_command").GetString()!.Contains("kubectl", StringComparison.Ordinal)))
        {
            cluster.Paste(item.GetProperty("manual_command").GetString()!);
        }
    }

    public static bool Equal(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, string name)
    {
        string key = before.Keys.Single(key => key.EndsWith(name, StringComparison.Ordinal));
        return before[key] == after[key];
    }

    /// <summary>Argo CD follows within seconds what was put back.</summary>
    public static void AssertAsBefore(ManagedCluster cluster, IReadOnlyDictionary<string, string> before, string what)
    {
        for (int i = 0; i < 300 && !(before.OrderBy(item => item.Key).SequenceEqual(cluster.Specifications().OrderBy(item => item.Key)) && cluster.Traces().Count == 0); i++)
        {
            Thread.Sleep(100);
        }

        IReadOnlyDictionary<string, string> after = cluster.Specifications();
        Assert.All(before.Keys.Union(after.Keys), key => Assert.True(
            before.GetValueOrDefault(key) == after.GetValueOrDefault(key), $"{what}\n{key} is {after.GetValueOrDefault(key)}, was {before.GetValueOrDefault(key)}"));
        Assert.True(cluster.Traces().Count == 0, $"{what}: left are {string.Join(", ", cluster.Traces())}");
    }
}
