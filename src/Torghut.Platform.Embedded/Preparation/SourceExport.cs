using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Dump;
using Torghut.Platform.Embedded.Sources.Lean;
using Torghut.Platform.Embedded.Sources.Synthetic;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Embedded.Preparation;

/// <summary>Writes the day of a run's source as a dump, whatever the source.</summary>
public static class SourceExport
{
    /// <summary>Writes it.</summary>
    /// <param name="run">Names source, window and topics.</param>
    /// <param name="path">The dump's file.</param>
    /// <param name="compression">How it is compressed.</param>
    /// <param name="cancellationToken">Ends the work; the file then does not appear.</param>
    /// <exception cref="Torghut.Simulation.Errors.SimulationException">The source cannot be read.</exception>
    public static DumpDigests Write(RunDefinition run, string path, DumpCompression compression, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        DecodeRequest request = SourceFactory.Request(run);
        return run.Manifest.Source switch
        {
            Torghut.Simulation.Manifest.DumpSource dump => Rewrite(dump.Path, run, path, compression, cancellationToken),
            Torghut.Simulation.Manifest.SyntheticSource synthetic => SyntheticDump.Write(
                new Sources.Synthetic.SyntheticSource(synthetic.Seed, synthetic.Symbols), request, path, compression, cancellationToken),
            Torghut.Simulation.Manifest.LeanTicksSource lean => DumpRecorder.Record(new LeanTickSource(lean.Path, lean.Market), request, path, compression, cancellationToken),
            _ => DumpRecorder.Record(SourceFactory.Create(run), request, path, compression, cancellationToken),
        };
    }

    /// <summary>Writes a dump's records again, in their order, to be replayed into the run's topics.</summary>
    /// <param name="source">The dump there is.</param>
    /// <param name="run">Names the topics.</param>
    /// <param name="path">The new dump's file.</param>
    /// <param name="compression">How it is compressed.</param>
    /// <param name="cancellationToken">Ends the work; the file then does not appear.</param>
    public static DumpDigests Rewrite(
        string source, RunDefinition run, string path, DumpCompression compression, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        Dictionary<string, string?> replayTopics = [];
        foreach ((TopicRole role, string topic) in run.SourceTopics.Where(topic => TopicRoles.IsReplayed(topic.Key)))
        {
            replayTopics[topic] = run.SimulationTopics[role];
        }

        using DumpEntryReader reader = new(source);
        using DumpWriter writer = new(path, compression);
        while (reader.TryRead(out DumpEntry entry))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(entry with { ReplayTopic = replayTopics.GetValueOrDefault(entry.Topic) });
        }

        return writer.Complete();
    }
}
