using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Simulation.Artifacts;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>Holders as text: short for <c>spec.holderIdentity</c>, whole for an annotation.</summary>
internal static class HolderText
{
    /// <summary>One line that no two processes have in common: host, process, run, and the process's birth.</summary>
    public static string Short(HolderIdentity holder) => string.Create(
        CultureInfo.InvariantCulture, $"{holder.Host}/{holder.Pid}/{holder.RunId}/{holder.BootId}-{holder.ProcessStartTicks}");

    /// <summary>All of a holder.</summary>
    public static string Whole(HolderIdentity holder) => new JsonObject
    {
        ["pid"] = holder.Pid,
        ["host"] = holder.Host,
        ["boot_id"] = holder.BootId,
        ["process_start_ticks"] = holder.ProcessStartTicks,
        ["run_id"] = holder.RunId,
        ["since"] = holder.Since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["run_folder"] = holder.RunFolder,
    }.ToJsonString();

    /// <summary>Reads the whole; null for another text.</summary>
    public static HolderIdentity? Parse(string? text)
    {
        try
        {
            return text is null || JsonNode.Parse(text) is not JsonObject holder ? null : new HolderIdentity
            {
                Pid = (int)holder["pid"]!,
                Host = (string)holder["host"]!,
                BootId = (string)holder["boot_id"]!,
                ProcessStartTicks = (long)holder["process_start_ticks"]!,
                RunId = (string)holder["run_id"]!,
                Since = DateTimeOffset.Parse((string)holder["since"]!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                RunFolder = (string)holder["run_folder"]!,
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or ArgumentNullException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>A holder of whom only the short text is known: another program's.</summary>
    public static HolderIdentity Stranger(string identity) => new()
    {
        Pid = 0,
        Host = "unknown",
        BootId = "unknown",
        ProcessStartTicks = 0,
        RunId = identity,
        Since = DateTimeOffset.UnixEpoch,
        RunFolder = "/",
    };
}
