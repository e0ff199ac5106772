using System.Globalization;
using System.Text.Json;
using Torghut.Reporting.ControlPlane;
using Torghut.Reporting.Writers;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Reports;

/// <summary>Writes and reads <c>control-plane.json</c>: what the report says of what a run took and gave back.</summary>
public static class ControlPlaneFile
{
    /// <summary>Writes it anew.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="proof">The proof that nothing reverts the run's changes; null where this attempt made none, so that an earlier one's stays.</param>
    /// <param name="drift">The change by another that ended the run; null for none.</param>
    /// <param name="journal">What was changed and put back; null while the run is not over.</param>
    public static void Write(RunFolder folder, AutomationProof? proof, SimulationException? drift, ObligationJournal? journal)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Write(folder, new ControlPlaneSection
        {
            Automation = proof is null ? Read(folder)?.Automation : Of(proof),
            Drift = drift is null ? [] : [new DriftRow { Code = drift.Code, Message = drift.Message }],
            Restored = journal is null ? null : journal.Outstanding.Count == 0,
            Things = journal is null ? [] : RestoreFindings.Of(journal.Entries),
        });
    }

    /// <summary>Says what was found when a later process put things back. Nothing happens where there is no file.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool UpdateRestored(RunFolder folder, ObligationJournal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        if (Read(folder) is not { } section)
        {
            return false;
        }

        Write(folder, section with { Restored = journal.Outstanding.Count == 0, Things = RestoreFindings.Of(journal.Entries) });
        return true;
    }

    /// <summary>Reads it; null where there is none, or it cannot be read.</summary>
    public static ControlPlaneSection? Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            if (!File.Exists(folder.ControlPlane))
            {
                return null;
            }

            using FileStream stream = File.OpenRead(folder.ControlPlane);
            return ControlPlaneJson.Read(stream);
        }
        catch (Exception damage) when (damage is JsonException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Write(RunFolder folder, ControlPlaneSection section) =>
        AtomicFile.Replace(folder.Storage, folder.ControlPlane, stream => ControlPlaneJson.Write(section, stream));

    private static AutomationProofRow Of(AutomationProof proof) => new()
    {
        Verdict = proof.Verdict,
        Explanation = proof.Reason,
        Applications =
        [
            .. proof.Verdicts.OrderBy(verdict => verdict.Key, StringComparer.Ordinal)
                .Select(verdict => new ApplicationVerdictRow { Application = verdict.Key, Verdict = verdict.Value }),
        ],
        Evidence =
        [
            .. proof.Evidence.Select(seen => new ObservationRow
            {
                At = seen.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                Subject = seen.Subject,
                ResourceVersion = seen.ResourceVersion,
                Step = seen.Step,
                Seen = seen.Seen,
            }),
        ],
    };
}
