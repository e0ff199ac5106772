using System.Text.Json;
using Torghut.Market.Sessions;
using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Reports;

/// <summary>
/// What a run's report needs beside its stores: <c>report-inputs.json</c>, or the same made again of the manifest and the
/// dump's manifest where that file is missing or damaged.
/// </summary>
internal sealed class ReportInputs(RunFolder folder, string runId)
{
    private const string DumpLost = "coverage and integrity of the input cannot be looked up in it.";

    private readonly List<ArtifactProblem> _problems = [];

    /// <summary>Artifacts that are missing or damaged.</summary>
    public IReadOnlyList<ArtifactProblem> Problems => _problems;

    /// <summary>The inputs; null where neither they nor the manifest can be read.</summary>
    public ReportRequest? Read()
    {
        DumpManifestDocument? dump = ReadDump();
        return ReadKept() ?? FromManifest(dump);
    }

    private ReportRequest? ReadKept()
    {
        try
        {
            return ReportRunner.ReadInputs(folder);
        }
        catch (SimulationException failure)
        {
            Add(failure.Code, folder.ReportInputs, "The report's inputs are " + (failure.Code.EndsWith("missing", StringComparison.Ordinal) ? "missing" : "damaged")
                + "; they are made again of the manifest and the dump's manifest as far as these can be read.");
            return null;
        }
    }

    private DumpManifestDocument? ReadDump()
    {
        if (!File.Exists(folder.DumpManifest))
        {
            Add("dump_manifest_missing", folder.DumpManifest, "The dump's manifest is missing; " + DumpLost);
            return null;
        }

        try
        {
            using FileStream stream = File.OpenRead(folder.DumpManifest);
            if (JsonSerializer.Deserialize(stream, DocumentsJson.Default.DumpManifestDocument) is { } document)
            {
                return document;
            }
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Said below.
        }

        Add("dump_manifest_damaged", folder.DumpManifest, "The dump's manifest cannot be read; " + DumpLost);
        return null;
    }

    private ReportRequest? FromManifest(DumpManifestDocument? dump)
    {
        ManifestLoadResult loaded = ManifestLoader.Load(folder.Manifest, static _ => "unknown");
        if (loaded is not ManifestLoadResult.Loaded { Manifest: var manifest, File: var file })
        {
            Add("manifest_unreadable", folder.Manifest, "The manifest is missing or damaged; thresholds, costs and account are the defaults.");
            return null;
        }

        try
        {
            RunDefinition run = RunDefinitionFactory.Create(runId, manifest, file.MaskedText, Path.GetDirectoryName(folder.Root)!);
            return ReportRequestFactory.Create(dump is null ? run : run with { Window = WindowOf(manifest, dump) }, dump?.Input);
        }
        catch (SimulationException)
        {
            Add("manifest_unreadable", folder.Manifest, "The manifest's window is not understood; thresholds, costs and account are the defaults.");
            return null;
        }
    }

    /// <summary>The window that was replayed: the command line may have asked for another one than the manifest.</summary>
    private static ReplayWindow WindowOf(SimulationManifest manifest, DumpManifestDocument dump) =>
        RunDefinitionFactory.ResolveWindow(manifest with
        {
            Window = manifest.Window with
            {
                Request = manifest.Window.Request with { Start = dump.WindowStart, End = dump.WindowEnd, TradingDay = null },
            },
        });

    private void Add(string code, string path, string message) => _problems.Add(new ArtifactProblem(
        code, folder.Relative(path), false, message, "Restore the file from a copy, or run the day again with the same manifest."));
}
