using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Selection;

/// <summary>Finds the offsets between which a window lies in every partition.</summary>
public sealed class SelectionFinder
{
    private const int Attempts = 30;
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(300);

    private readonly KafkaConnection _connection;
    private readonly IAdminClient _admin;
    private readonly TimeProvider _time;

    /// <summary>Uses a client.</summary>
    public SelectionFinder(KafkaConnection connection, IAdminClient admin, TimeProvider time)
    {
        _connection = connection;
        _admin = admin;
        _time = time;
    }

    /// <summary>Finds them.</summary>
    /// <param name="identity">The window.</param>
    /// <param name="partitions">Every partition of the topics.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<DumpSelection> FindAsync(
        DumpIdentity identity, IReadOnlyList<TopicPartition> partitions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(partitions);
        Dictionary<TopicPartition, long> first = await OffsetsAsync(partitions, OffsetSpec.Earliest(), cancellationToken).ConfigureAwait(false);
        Dictionary<TopicPartition, long> end = await OffsetsAsync(partitions, OffsetSpec.Latest(), cancellationToken).ConfigureAwait(false);
        List<TopicPartition> filled = [.. partitions.Where(partition => first[partition] < end[partition])];
        Dictionary<TopicPartition, long> anyTime = await OffsetsAsync(filled, OffsetSpec.ForTimestamp(0), cancellationToken).ConfigureAwait(false);
        Dictionary<TopicPartition, long> start =
            await OffsetsAsync(filled, OffsetSpec.ForTimestamp(identity.WindowStartMs), cancellationToken).ConfigureAwait(false);
        Dictionary<TopicPartition, long> stop =
            await OffsetsAsync(filled, OffsetSpec.ForTimestamp(identity.StopMs), cancellationToken).ConfigureAwait(false);
        return new DumpSelection
        {
            Identity = identity,
            Partitions =
            [
                .. partitions
                    .OrderBy(partition => partition.Topic, StringComparer.Ordinal).ThenBy(partition => partition.Partition.Value)
                    .Select(partition => Select(
                        partition, first[partition], end[partition], new TimeAnswers(Of(anyTime, partition), Of(start, partition), Of(stop, partition)))),
            ],
        };
    }

    /// <summary>
    /// An index that finds no record since the beginning of time although there are some does not work: the partition is
    /// scanned. One that works and finds none in the window is believed.
    /// </summary>
    private static PartitionSelection Select(TopicPartition partition, long first, long end, TimeAnswers answers)
    {
        SelectionMethod method = first >= end ? SelectionMethod.Nothing
            : answers.Start is not null ? SelectionMethod.TimeIndex
            : answers.AnyTime is null ? SelectionMethod.Scan
            : SelectionMethod.Nothing;
        (long start, long stop) = method switch
        {
            SelectionMethod.TimeIndex => (Math.Max(first, answers.Start!.Value), Math.Min(end, answers.Stop ?? end)),
            SelectionMethod.Scan => (first, end),
            _ => (end, end),
        };
        return new PartitionSelection
        {
            Topic = partition.Topic,
            Partition = partition.Partition.Value,
            LogStartOffset = first,
            LogEndOffset = end,
            Method = start < stop ? method : SelectionMethod.Nothing,
            StartOffset = start,
            StopOffset = Math.Max(start, stop),
        };
    }

    private static long? Of(Dictionary<TopicPartition, long> offsets, TopicPartition partition) =>
        offsets.TryGetValue(partition, out long offset) && offset >= 0 ? offset : null;

    private async Task<Dictionary<TopicPartition, long>> OffsetsAsync(
        IReadOnlyList<TopicPartition> partitions, OffsetSpec wanted, CancellationToken cancellationToken)
    {
        Dictionary<TopicPartition, long> found = [];
        List<TopicPartition> open = [.. partitions];
        for (int attempt = 1; open.Count > 0; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (Error problem, string where) = await AskAsync(open, wanted, found, cancellationToken).ConfigureAwait(false);
            open.RemoveAll(found.ContainsKey);
            if (open.Count == 0)
            {
                break;
            }

            if (attempt == Attempts || !KafkaFailures.IsTransient(problem))
            {
                throw KafkaFailures.Of(problem, ExitCode.Refused, $"asking for offsets of {where}", _connection);
            }

            await Task.Delay(RetryDelay, _time, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private async Task<(Error Problem, string Where)> AskAsync(
        List<TopicPartition> partitions, OffsetSpec wanted, Dictionary<TopicPartition, long> found, CancellationToken cancellationToken)
    {
        try
        {
            ListOffsetsResult answer = await _admin.ListOffsetsAsync(
                partitions.Select(partition => new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = wanted }),
                new ListOffsetsOptions { IsolationLevel = IsolationLevel.ReadCommitted, RequestTimeout = RequestTimeout })
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return Take(answer.ResultInfos, found);
        }
        catch (ListOffsetsException e)
        {
            return Take(e.Result.ResultInfos, found);
        }
        catch (KafkaException e)
        {
            return (e.Error, $"{partitions[0].Topic} and others");
        }
    }

    private static (Error Problem, string Where) Take(List<ListOffsetsResultInfo> answers, Dictionary<TopicPartition, long> found)
    {
        (Error Problem, string Where) problem = (new Error(ErrorCode.Local_TimedOut, "no answer"), "");
        foreach (ListOffsetsResultInfo answer in answers)
        {
            TopicPartitionOffsetError partition = answer.TopicPartitionOffsetError;
            if (!partition.Error.IsError)
            {
                found[partition.TopicPartition] = partition.Offset.Value;
            }
            else if (partition.Error.Code == ErrorCode.UnsupportedForMessageFormat)
            {
                // Records older than timestamps in Kafka: nothing is known of their times.
                found[partition.TopicPartition] = -1;
            }
            else
            {
                problem = (partition.Error, $"{partition.Topic} [{partition.Partition.Value}]");
            }
        }

        return problem;
    }

    private readonly record struct TimeAnswers(long? AnyTime, long? Start, long? Stop);
}
