using Torghut.Market.Topics;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>Writes records that were collected in any order as a dump in its order, in bounded memory.</summary>
internal static class DumpAssembly
{
    /// <summary>Sorts, merges and writes.</summary>
    /// <param name="records">The records; a record's topic number is its role.</param>
    /// <param name="symbols">Symbols by number.</param>
    /// <param name="topics">Topic by role.</param>
    /// <param name="writer">Takes the lines; complete afterwards.</param>
    /// <param name="cancellationToken">Honoured between records.</param>
    public static DumpDigests Write(
        DumpRecordStore records,
        IReadOnlyList<string> symbols,
        IReadOnlyDictionary<TopicRole, string> topics,
        DumpWriter writer,
        CancellationToken cancellationToken)
    {
        using DumpRecordSorter sorted = new(records.Read(), cancellationToken);
        using DumpPartitionFiles partitions = new(sorted);
        using DumpEntryMaker maker = new(topics, symbols);
        foreach (DumpEntry entry in DumpMerge.Merge([.. partitions.All.Select(partition => partition.Read().Select(maker.Make))]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(entry);
        }

        return writer.Complete();
    }
}
