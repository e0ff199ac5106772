using System.Globalization;

namespace Torghut.Simulation.Artifacts;

/// <summary>
/// Who holds a lock: enough to tell, later and from anywhere, whether that process still runs. A process id alone does
/// not: ids are used again, and another machine has the same ones.
/// </summary>
public sealed record HolderIdentity
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>Process id.</summary>
    public required int Pid { get; init; }

    /// <summary>Machine.</summary>
    public required string Host { get; init; }

    /// <summary>The machine's boot, which changes with every start; <c>unknown</c> where the system does not tell.</summary>
    public required string BootId { get; init; }

    /// <summary>When the process was started, in clock ticks since boot; 0 where the system does not tell.</summary>
    public required long ProcessStartTicks { get; init; }

    /// <summary>The run that it works on.</summary>
    public required string RunId { get; init; }

    /// <summary>When it took the lock, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The run's folder, absolute.</summary>
    public required string RunFolder { get; init; }

    /// <summary>This process as a holder.</summary>
    public static HolderIdentity OfThisProcess(string runId, string runFolder, DateTimeOffset now) => new()
    {
        Pid = Environment.ProcessId,
        Host = Environment.MachineName,
        BootId = File.Exists(BootIdFile) ? File.ReadAllText(BootIdFile).Trim() : "unknown",
        ProcessStartTicks = ProcessTable.StartTicks(Environment.ProcessId) ?? 0,
        RunId = runId,
        RunFolder = runFolder,
        Since = now,
    };

    /// <summary>The holder for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"pid {Pid}, host {Host}, boot {BootId}, since {Since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}
