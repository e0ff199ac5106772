using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;

namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>
/// What runs in the pods of a cluster: when a Flink job or a Knative revision is up, this program's workers are started with
/// what the objects say, and stopped in order when it goes. Pods of production, which know nothing of a simulation, run nothing.
/// </summary>
internal sealed class RigWorkloads : IDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly ProductWorld _cluster;
    private readonly string _folder;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<RunningProgram>> _running = new(StringComparer.Ordinal);
    private readonly List<RunningProgram> _all = [];

    /// <summary>Watches the workloads of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="folder">Working folder of the programs.</param>
    public RigWorkloads(ProductWorld cluster, string folder)
    {
        _cluster = cluster;
        _folder = folder;
        cluster.Workloads.Started = Start;
        cluster.Workloads.Stopped = Stop;
    }

    /// <summary>Number of the workers that run.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _running.Values.Sum(programs => programs.Count(program => !program.HasEnded));
            }
        }
    }

    /// <summary>What all workers have said.</summary>
    public string Errors
    {
        get
        {
            lock (_lock)
            {
                return string.Join("\n", _all.Select(program => program.Errors));
            }
        }
    }

    public void Dispose()
    {
        _cluster.Workloads.Started = null;
        _cluster.Workloads.Stopped = null;
        foreach (RunningProgram program in _all)
        {
            program.Dispose();
        }
    }

    private void Start(string name)
    {
        if (name == ProductWorld.FlinkKey.Name)
        {
            Dictionary<string, string> settings = Texts(Live(ProductWorld.ConfigMapKey)["data"]);
            if (settings["TA_GROUP_ID"].StartsWith("torghut-ta-sim-", StringComparison.Ordinal))
            {
                // The deployment's own way to the password: its pod template, which no run changes.
                settings["TA_CLICKHOUSE_PASSWORD"] = ClickHouseServer.Password;
                long members = (long)Live(ProductWorld.FlinkKey)["spec"]!["job"]!["parallelism"]!;
                for (long i = 1; i <= members; i++)
                {
                    Start(name, "ta", $"ta-{i}", settings);
                }
            }
        }
        else if (name == ProductWorld.ServiceKey.Name)
        {
            Dictionary<string, string> variables = VariablesOf(Live(ProductWorld.ServiceKey));
            if (variables["TRADING_EXECUTION_ADAPTER"] == "simulation")
            {
                Start(name, "trader", "trader", variables);
            }
        }
    }

    private void Stop(string name)
    {
        List<RunningProgram> programs;
        lock (_lock)
        {
            programs = _running.Remove(name, out List<RunningProgram>? found) ? found : [];
        }

        programs.ForEach(program => program.Terminate(StopLimit));
    }

    private void Start(string name, string kind, string worker, Dictionary<string, string> variables)
    {
        ProcessStartInfo start = ClusterProgram.Prepare(_folder, "worker", kind, "--name", worker, "--port", "0");
        foreach ((string variable, string value) in variables)
        {
            start.Environment[variable] = value;
        }

        RunningProgram program = RunningProgram.Start(start);
        lock (_lock)
        {
            if (!_running.TryGetValue(name, out List<RunningProgram>? programs))
            {
                _running.Add(name, programs = []);
            }

            programs.Add(program);
            _all.Add(program);
        }
    }

    private JsonObject Live(ObjectKey key) => _cluster.Store.Get(key).Object!;

    private static Dictionary<string, string> Texts(JsonNode? map) =>
        map!.AsObject().ToDictionary(entry => entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    /// <summary>The variables of a service's container, those from Secrets included; one whose Secret is not there keeps a pod from starting.</summary>
    private Dictionary<string, string> VariablesOf(JsonObject service)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (JsonNode? entry in service["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.AsArray())
        {
            string name = (string)entry!["name"]!;
            if ((string?)entry["value"] is { } value)
            {
                variables[name] = value;
            }
            else if (entry["valueFrom"]?["secretKeyRef"] is { } reference && FromSecret(reference) is { } text)
            {
                variables[name] = text;
            }
        }

        return variables;
    }

    private string? FromSecret(JsonNode reference)
    {
        var key = new ObjectKey(ResourceKinds.Secret, ProductWorld.ServiceKey.Namespace, (string)reference["name"]!);
        return (string?)_cluster.Store.Get(key).Object?["data"]?[(string)reference["key"]!] is { } encoded
            ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded))
            : null;
    }
}
