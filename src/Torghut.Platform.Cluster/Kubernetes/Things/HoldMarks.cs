using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>
/// Annotations on what a run holds, for whoever looks at it: which run, who started it, why, until when, and by which
/// obligations. They come and go with the change itself, in one patch.
/// </summary>
/// <param name="RunId">The run.</param>
/// <param name="Owner">Who started it.</param>
/// <param name="Until">When it expects to be over, UTC.</param>
internal sealed record HoldMarks(string RunId, string Owner, DateTimeOffset Until)
{
    /// <summary>Annotation with the run.</summary>
    public const string RunKey = Prefix + "run";

    private const string Prefix = "simulation.torghut/";
    private const string OwnerKey = Prefix + "owner";
    private const string ReasonKey = Prefix + "reason";
    private const string UntilKey = Prefix + "until";
    private const string HoldsKey = Prefix + "holds";
    private const string Pointer = "/metadata/annotations";

    private static readonly string[] s_keys = [RunKey, OwnerKey, ReasonKey, UntilKey, HoldsKey];

    /// <summary>The run that holds an object; null for none.</summary>
    public static string? RunOf(JsonObject holder) => (string?)holder["metadata"]?["annotations"]?[RunKey];

    /// <summary>Adds what marks an object, or takes the marks off when the last obligation of it is put back.</summary>
    /// <param name="operations">Where the operations are added.</param>
    /// <param name="holder">The object as it was read.</param>
    /// <param name="obligation">The obligation whose change is made or put back.</param>
    /// <param name="purpose">Which of both.</param>
    public void AddTo(JsonArray operations, JsonObject holder, Obligation obligation, MutationPurpose purpose)
    {
        List<string> holds = [.. (((string?)holder["metadata"]?["annotations"]?[HoldsKey]) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)];
        if (purpose == MutationPurpose.Restore)
        {
            holds.Remove(obligation.Id);
            TakeOff(operations, holder, holds);
            return;
        }

        if (!holds.Contains(obligation.Id))
        {
            holds.Add(obligation.Id);
        }

        Put(operations, holder, RunKey, RunId);
        Put(operations, holder, OwnerKey, Owner);
        Put(operations, holder, ReasonKey, "a simulation uses it; torghut-sim puts it back");
        Put(operations, holder, UntilKey, Until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Put(operations, holder, HoldsKey, string.Join(',', holds));
    }

    private static void Put(JsonArray operations, JsonObject holder, string key, string value) =>
        JsonOperations.AddTo(operations, holder, "annotations", key, value);

    private static void TakeOff(JsonArray operations, JsonObject holder, List<string> holds)
    {
        if (holder["metadata"]?["annotations"] is not JsonObject annotations)
        {
            return;
        }

        if (holds.Count > 0)
        {
            Put(operations, holder, HoldsKey, string.Join(',', holds));
            return;
        }

        string[] present = [.. s_keys.Where(annotations.ContainsKey)];
        if (present.Length == annotations.Count && present.Length > 0)
        {
            // There were none before: an empty map would be a difference.
            operations.Add(JsonOperations.Remove(Pointer));
            return;
        }

        foreach (string key in present)
        {
            operations.Add(JsonOperations.Remove($"{Pointer}/{JsonPointers.Escape(key)}"));
        }
    }
}
