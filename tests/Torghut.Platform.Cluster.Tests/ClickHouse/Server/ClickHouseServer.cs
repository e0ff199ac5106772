using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.ClickHouse.Server;

/// <summary>
/// ClickHouse's own engine behind its HTTP interface, in a process of its own on a free port of the loopback. It ends when this
/// program does.
/// </summary>
public sealed class ClickHouseServer : IDisposable
{
    public const string User = "torghut";
    public const string Password = "p@ss w/o: 'r\"d\\ 100% ü株";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly Lock InstallLock = new();

    private readonly Process _process;
    private readonly HttpClient _http = new();
    private int _databases;

    public ClickHouseServer()
    {
        Install();
        var start = new ProcessStartInfo("node", "host.mjs")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["CLICKHOUSE_HOST_USER"] = User;
        start.Environment["CLICKHOUSE_HOST_PASSWORD"] = Password;
        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        string line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The host ended at once.");
        Url = new Uri("http://127.0.0.1:" + line["PORT ".Length..]);
    }

    public Uri Url { get; }

    public ClickHouseAddress Address => new(Url, User, new Secret(Password));

    private static string Folder { get; } = FindFolder();

    public string NewName() => string.Create(CultureInfo.InvariantCulture, $"torghut_sim_test_{Interlocked.Increment(ref _databases)}");

    public string Query(string sql)
    {
        using var client = new ClickHouseClient(Address);
        return client.ExecuteAsync(sql, CancellationToken.None).GetAwaiter().GetResult().TrimEnd('\n');
    }

    /// <summary>Makes statements that begin in a certain way fail.</summary>
    public void SetFaults(params object[] faults) => Post(new { faults });

    /// <summary>Makes the server say another version.</summary>
    public void SetVersion(string? version) => Post(new { version });

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            _process.Kill();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private static void Install()
    {
        lock (InstallLock)
        {
            string wanted = File.ReadAllText(Path.Combine(Folder, "package-lock.json"));
            string installed = Path.Combine(Folder, "node_modules", ".torghut-installed");
            if (File.Exists(installed) && File.ReadAllText(installed) == wanted)
            {
                return;
            }

            using Process process = Process.Start(
                new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder, RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            if (!process.WaitForExit(Patience) || process.ExitCode != 0)
            {
                throw new InvalidOperationException("npm ci failed: " + output);
            }

            File.WriteAllText(installed, wanted);
        }
    }

    private static string FindFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string host = Path.Combine(folder.FullName, "clickhouse-host");
            if (Directory.Exists(host))
            {
                return host;
            }
        }

        throw new InvalidOperationException("No clickhouse-host above " + AppContext.BaseDirectory);
    }

    private void Post(object wanted)
    {
        using var content = new StringContent(JsonSerializer.Serialize(wanted), Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = _http.PostAsync(new Uri(Url, "/faults"), content).GetAwaiter().GetResult();
        answer.EnsureSuccessStatusCode();
    }
}
