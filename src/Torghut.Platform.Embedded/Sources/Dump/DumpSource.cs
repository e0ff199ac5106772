using System.Globalization;
using Torghut.Market.Integrity;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// A recorded dump as a source: one JSON object per line, plain, gzip or zstd, from this project or another tool. The format
/// is defined in <c>docs/dump-format.md</c>.
/// </summary>
/// <remarks>
/// Lines are cut into blocks, decoded beside each other and taken in the order of the file. Stream order is (partition,
/// offset): a dump whose partitions are in order is taken as it comes, any other is sorted first in bounded memory.
/// </remarks>
public sealed class DumpSource : IMarketSource
{
    /// <summary>Goes up whenever decoding the same dump gives another result.</summary>
    public const int DecoderVersion = 1;

    private readonly string _path;
    private readonly int _parallelism;

    /// <summary>Makes the source.</summary>
    /// <param name="path">The dump's file, or the folder that holds it.</param>
    /// <param name="parallelism">Blocks decoded at a time; 0 for one per processor.</param>
    public DumpSource(string path, int parallelism = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(parallelism);
        _path = path;
        _parallelism = parallelism == 0 ? Environment.ProcessorCount : parallelism;
    }

    /// <inheritdoc/>
    public string Kind => "dump";

    /// <inheritdoc/>
    public SourceIdentity Identify(DecodeRequest request, CancellationToken cancellationToken)
    {
        string path = DumpFile.Resolve(_path);
        DumpFileHash hash = DumpFile.Hash(path, cancellationToken);
        SourceFile file = new(Path.GetFileName(path), hash.Bytes, hash.Sha256);
        return new SourceIdentity
        {
            Kind = Kind,
            Files = [file],
            CacheKey = string.Create(CultureInfo.InvariantCulture, $"dump\t{DecoderVersion}\t{file.Sha256}"),
            InputHash = null,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">
    /// The file is missing, damaged or holds a line that is no line of a dump (exit code 2), or nothing in it can be replayed
    /// (exit code 3, <c>dump_records_empty</c>).
    /// </exception>
    public DecodeResult Decode(DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken)
    {
        string path = DumpFile.Resolve(_path);
        using DumpIntake intake = new(path);
        using (DumpPipeline pipeline = new(path, request, _parallelism))
        {
            progress.Begin(pipeline.FileBytes);
            pipeline.Run(
                block =>
                {
                    intake.Take(block);
                    progress.Advance(block.Count, block.FileBytes, intake.LatestEventTimeNs);
                },
                cancellationToken);
        }

        DumpAccount account = new(sink, intake, request.Symbols);
        if (intake.IsInOrder)
        {
            account.Take(intake.Records.Read(), cancellationToken);
        }
        else
        {
            using DumpRecordSorter sorted = new(intake.Records.Read(), cancellationToken);
            account.Take(sorted, cancellationToken);
        }

        RefuseEmpty(path, request, intake, account);
        return new DecodeResult
        {
            InputHash = intake.InputHash(),
            LinesRead = intake.Records.Count,
            Outcomes = account.Outcomes(),
            SourceTopics = intake.SourceTopics(),
            Roles = account.Roles(),
            Symbols = account.Symbols(),
            Partitions = intake.Partitions.ToStatistics(),
            Quarantined = Quarantined(path, intake, account),
        };
    }

    private static void RefuseEmpty(string path, DecodeRequest request, DumpIntake intake, DumpAccount account)
    {
        if (account.Events > 0)
        {
            return;
        }

        string found = intake.Records.Count == 0
            ? "no record"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{intake.Records.Count} records, {account.Outside} of them outside the window and {account.Quarantined} quarantined");
        throw new SimulationException(
            ExitCode.Refused,
            "dump_records_empty",
            $"{path}: found {found}; expected records to replay between {request.Window.Start} and {request.Window.End}.");
    }

    private static List<QuarantinedRecord> Quarantined(string path, DumpIntake intake, DumpAccount account)
    {
        string file = Path.GetFileName(path);
        return
        [
            .. intake.Details
                .Select(detail => (detail.Line, Reason: account.QuarantineReason(detail.Line), detail.Detail))
                .Where(detail => detail.Reason is not null)
                .Take(DecodeResult.MaxQuarantined)
                .Select(detail => new QuarantinedRecord(file, detail.Line, detail.Reason!, detail.Detail)),
        ];
    }
}
