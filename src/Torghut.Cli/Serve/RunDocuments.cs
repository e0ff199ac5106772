using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Serve;

/// <summary>Describes the runs below a folder.</summary>
internal static class RunDocuments
{
    /// <summary>Some of the runs, the one begun last first.</summary>
    public static RunListDocument List(string outputRoot, int limit, int offset)
    {
        IReadOnlyList<CatalogEntry> entries = RunCatalog.List(outputRoot);
        return new RunListDocument(entries.Count, [.. entries.Skip(offset).Take(limit).Select(Item)]);
    }

    /// <summary>A run.</summary>
    /// <exception cref="SimulationException">Its state cannot be read.</exception>
    public static RunDocument Of(RunFolder folder, string runId)
    {
        RunStatus status = RunStatusReader.Read(folder, runId);
        RunItem item = Item(new CatalogEntry(folder, status.State, Problem: null));
        return new RunDocument
        {
            Run = item,
            Phases = status.State.Phases,
            RestoreStatus = status.Outstanding.Count == 0 ? "restored" : "outstanding",
            Outstanding = [.. status.Outstanding.Select(owed => owed.Obligation.Target)],
            NextCommand = status.NextCommand,
            Artifacts = RunArtifacts.List(folder, item.Href),
        };
    }

    /// <summary>What the trading of all runs stands at.</summary>
    public static TradingStatusDocument Status(string outputRoot)
    {
        IReadOnlyList<CatalogEntry> entries = RunCatalog.List(outputRoot);
        List<RunItem> items = [.. entries.Select(Item)];
        List<string> outstanding = [.. entries.Where(entry => entry.State is not null && IsOutstanding(entry.Folder)).Select(entry => entry.State!.RunId)];
        List<string> unreadable = [.. items.Where(item => item.Problem is not null).Select(item => item.RunId)];
        return new TradingStatusDocument
        {
            Ok = outstanding.Count == 0 && unreadable.Count == 0,
            ProgramVersion = ProgramVersion.Current,
            Runs = items.Count,
            InWork = [.. items.Where(item => item.InWork)],
            Outstanding = outstanding,
            Unreadable = unreadable,
            Latest = items.Count == 0 ? null : items[0],
        };
    }

    private static bool IsOutstanding(RunFolder folder)
    {
        try
        {
            return RunFolderLock.HolderOf(folder) is null && Simulation.Obligations.ObligationJournal.ReadOutstanding(folder).Count > 0;
        }
        catch (SimulationException)
        {
            return true;
        }
    }

    private static RunItem Item(CatalogEntry entry)
    {
        string token = Path.GetFileName(entry.Folder.Root);
        RunState? state = entry.State;
        return new RunItem
        {
            RunId = state?.RunId ?? token,
            RunToken = token,
            Href = $"/runs/{Uri.EscapeDataString(token)}",
            Mode = state?.Mode,
            Phase = state is null ? null : LifecycleNames.Of(state.Phase),
            InWork = RunFolderLock.HolderOf(entry.Folder) is not null,
            StartedAt = state?.StartedAt,
            EndedAt = state?.EndedAt,
            ExitCode = state?.ExitCode,
            Verdict = state?.Verdict,
            Problem = entry.Problem is null ? null : "Its state cannot be read.",
        };
    }
}
