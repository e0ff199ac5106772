using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.Postgres.Server;

/// <summary>
/// A PostgreSQL of the tests' own: installed programs, a new cluster in a temporary folder, a free port of the loopback,
/// TLS with a certificate of its own. It ends with the test program, also when that is killed.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    public const string User = "torghut";
    public const string Password = "p@ss/w:o?r#d 100% ';\"\\";

    // The server may not run as root. It ends when the pipe to its shell does.
    private const string Guard = "\"$@\" & server=$!; read -r _; kill -INT $server 2>/dev/null; wait $server";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("torghut-postgres-").FullName;
    private readonly Socket _port;
    private Process? _process;
    private int _databases;

    public PostgresServer(bool withInternationalOrder = true)
    {
        _port = HeldPort();
        Port = ((IPEndPoint)_port.LocalEndPoint!).Port;
        Certificates = new ServerCertificates(_folder);
        File.WriteAllText(Path.Combine(_folder, "password"), Password);
        GiveAway();
        List<string> arguments =
        [
            "-D", Data, "-U", User, "--pwfile", Path.Combine(_folder, "password"), "-A", "scram-sha-256", "-E", "UTF8", "--no-sync",
            "--locale=C.UTF-8",
        ];
        if (withInternationalOrder)
        {
            arguments.AddRange(["--locale-provider=icu", "--icu-locale=en"]);
        }

        Run(Program("initdb"), arguments);
        Start();
    }

    public int Port { get; }

    public ServerCertificates Certificates { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Address of a database, as URL.</summary>
    public string Url(string database, string parameters = "") =>
        string.Create(CultureInfo.InvariantCulture, $"postgresql://{User}:{Uri.EscapeDataString(Password)}@127.0.0.1:{Port}/{database}{parameters}");

    /// <summary>Address of a database.</summary>
    public PostgresAddress Address(string database) => PostgresAddress.Parse(new DatabaseAddress(Url(database)));

    /// <summary>A new database, ordered as people expect and not as bytes.</summary>
    public string CreateDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        Execute("postgres", $"create database {name}");
        return name;
    }

    public void Execute(string database, string sql)
    {
        using NpgsqlConnection connection = Open(database);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query, the values of each joined by <c>|</c>.</summary>
    public List<string> Query(string database, string sql)
    {
        using NpgsqlConnection connection = Open(database);
        using var command = new NpgsqlCommand(sql, connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? "null" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public void Start()
    {
        _process = Launch(
            Program("postgres"),
            [
                "-D", Data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=" + _folder, "-c", "fsync=off", "-c", "ssl=on", "-c", "max_connections=60",
                "-c", "ssl_cert_file=" + Certificates.CertificateFile, "-c", "ssl_key_file=" + Certificates.KeyFile,
                "-c", "log_min_messages=fatal",
            ]);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using NpgsqlConnection connection = Open("postgres");
                return;
            }
            catch (NpgsqlException) when (watch.Elapsed < Patience && !_process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    /// <summary>Ends every process of the server at once, as a lost machine would.</summary>
    public void Kill()
    {
        string server = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        Run("sh", ["-c", "children=$(ps -o pid= --ppid $1); kill -9 $1; kill -9 $children 2>/dev/null; true", "sh", server], asServer: false);
        _process!.StandardInput.Close();
        _process.WaitForExit(Patience);
        File.Delete(Path.Combine(Data, "postmaster.pid"));
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.WaitForExit(Patience);
            _process.Dispose();
        }

        _port.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name) =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
                .Select(folder => Path.Combine(folder, "bin", name))
                .First(File.Exists)
            : name;

    // Bound and never listening: the server may listen on it, and nobody else is given it while the server is down.
    private static Socket HeldPort()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private NpgsqlConnection Open(string database)
    {
        NpgsqlConnectionStringBuilder settings = Address(database).ToSettings();
        settings.Pooling = false;
        settings.SslMode = SslMode.Disable;
        settings.Timeout = 5;
        var connection = new NpgsqlConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }

    private void GiveAway()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", ["-R", "postgres", _folder], asServer: false);
        }
    }

    private Process Launch(string program, IReadOnlyList<string> arguments, bool asServer = true)
    {
        List<string> all = ["sh", "-c", Guard, "sh", program, .. arguments];
        if (asServer && Environment.IsPrivilegedProcess)
        {
            all.InsertRange(0, ["runuser", "-u", "postgres", "--"]);
        }

        var start = new ProcessStartInfo(all[0], all.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Run(string program, IReadOnlyList<string> arguments, bool asServer = true)
    {
        List<string> all = [program, .. arguments];
        if (asServer && Environment.IsPrivilegedProcess)
        {
            all.InsertRange(0, ["runuser", "-u", "postgres", "--"]);
        }

        var start = new ProcessStartInfo(all[0], all.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience) || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {output.Result} {errors.Result}");
        }
    }
}
