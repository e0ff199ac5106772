using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Surface;

/// <summary>The copy of a run's journal, as it stands in a config map: what the run owes, and who keeps it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Holder">Who may write it: the short text of a holder.</param>
/// <param name="Until">When the run expects to be over, UTC; for people.</param>
/// <param name="Automation">What of Argo CD the run is about, as JSON; null for nothing.</param>
/// <param name="Items">What it owes, the last pledged first.</param>
internal sealed record JournalText(string RunId, string Holder, DateTimeOffset Until, string? Automation, IReadOnlyList<JournalItem> Items)
{
    /// <summary>Key of the form's version.</summary>
    public const string VersionKey = "version";

    /// <summary>Key of the holder.</summary>
    public const string HolderKey = "holder";

    /// <summary>Key of what is owed.</summary>
    public const string ObligationsKey = "obligations";

    private const string Version = "1";
    private const string RunKey = "run_id";
    private const string UntilKey = "until";
    private const string AutomationKey = "automation";

    /// <summary>Reads a config map; null when it is no journal of this form.</summary>
    public static JournalText? Read(JsonObject configMap)
    {
        JsonNode? data = configMap["data"];
        try
        {
            return (string?)data?[VersionKey] != Version || (string?)data[RunKey] is not { } run ? null : new JournalText(
                run,
                (string?)data[HolderKey] ?? string.Empty,
                DateTimeOffset.Parse((string?)data[UntilKey] ?? string.Empty, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                (string?)data[AutomationKey],
                JsonSerializer.Deserialize((string?)data[ObligationsKey] ?? "[]", JournalJson.Default.IReadOnlyListJournalItem) ?? []);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What is owed, as text.</summary>
    public static string ObligationsOf(IReadOnlyList<JournalItem> items) => JsonSerializer.Serialize(items, JournalJson.Default.IReadOnlyListJournalItem);

    /// <summary>What stands outstanding in a journal, as items.</summary>
    public static IReadOnlyList<JournalItem> ItemsOf(IEnumerable<OutstandingObligation> outstanding) =>
        [.. outstanding.Select(owed => new JournalItem(owed.Obligation, owed.IsPerformed, owed.PledgedAt))];

    /// <summary>The config map.</summary>
    /// <param name="place">Its place.</param>
    public JsonObject ToConfigMap(ObjectRef place)
    {
        var data = new JsonObject
        {
            [VersionKey] = Version,
            [RunKey] = RunId,
            [HolderKey] = Holder,
            [UntilKey] = Until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            [ObligationsKey] = ObligationsOf(Items),
        };
        if (Automation is not null)
        {
            data[AutomationKey] = Automation;
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject
            {
                ["name"] = place.Name,
                ["namespace"] = place.Namespace,
                ["labels"] = new JsonObject { [SurfaceNames.LabelKey] = SurfaceNames.LabelValue },
            },
            ["data"] = data,
        };
    }
}
