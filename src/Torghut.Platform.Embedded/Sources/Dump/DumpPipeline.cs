using System.Collections.Concurrent;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Reads a dump on one thread, decodes its blocks on several and hands them over in the order of the file. Blocks in flight
/// are bounded.
/// </summary>
internal sealed class DumpPipeline : IDisposable
{
    private readonly DumpBlockReader _reader;
    private readonly Func<DumpBlockDecoder> _makeDecoder;
    private readonly int _parallelism;
    private readonly ConcurrentBag<DumpBlockDecoder> _decoders = [];
    private readonly ConcurrentBag<DumpBlock> _blocks = [];
    private readonly ConcurrentBag<DumpDecodedBlock> _decoded = [];

    /// <summary>Opens the dump.</summary>
    public DumpPipeline(string path, DecodeRequest request, int parallelism)
    {
        _reader = new DumpBlockReader(path);
        _parallelism = parallelism;
        DumpTopicRules rules = new(request.SourceTopics);
        _makeDecoder = () => new DumpBlockDecoder(path, rules, request);
    }

    /// <summary>Bytes of the file on disk.</summary>
    public long FileBytes => _reader.FileBytes;

    /// <summary>Decodes the whole dump.</summary>
    /// <param name="take">Takes each block, on the calling thread; the block is reused afterwards.</param>
    /// <param name="cancellationToken">Honoured between blocks.</param>
    public void Run(Action<DumpDecodedBlock> take, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using BlockingCollection<Task<DumpDecodedBlock>> queue = new(_parallelism + 1);
        Task reading = Task.Factory.StartNew(
            () => ReadAll(queue, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (Task<DumpDecodedBlock> task in queue.GetConsumingEnumerable(CancellationToken.None))
            {
                cancellationToken.ThrowIfCancellationRequested();
                DumpDecodedBlock block = task.GetAwaiter().GetResult();
                if (block.Failure is { } failure)
                {
                    throw failure;
                }

                take(block);
                _decoded.Add(block);
            }

            reading.GetAwaiter().GetResult();
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            stop.Cancel();
            WaitForAll(queue, reading);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>Nothing may still use the file or the blocks when the caller goes on after a failure.</summary>
    private static void WaitForAll(BlockingCollection<Task<DumpDecodedBlock>> queue, Task reading)
    {
        foreach (Task<DumpDecodedBlock> task in queue.GetConsumingEnumerable(CancellationToken.None))
        {
            _ = Task.WhenAny(task).GetAwaiter().GetResult();
        }

        _ = Task.WhenAny(reading).GetAwaiter().GetResult();
    }

    private void ReadAll(BlockingCollection<Task<DumpDecodedBlock>> queue, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                DumpBlock block = _blocks.TryTake(out DumpBlock? used) ? used : new DumpBlock(DumpBlockReader.BlockBytes);
                if (!_reader.Read(block))
                {
                    return;
                }

                queue.Add(Task.Run(() => Decode(block), CancellationToken.None), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The taker has given up; it says why.
        }
        finally
        {
            queue.CompleteAdding();
        }
    }

    private DumpDecodedBlock Decode(DumpBlock block)
    {
        DumpBlockDecoder decoder = _decoders.TryTake(out DumpBlockDecoder? idle) ? idle : _makeDecoder();
        DumpDecodedBlock decoded = _decoded.TryTake(out DumpDecodedBlock? used) ? used : new DumpDecodedBlock();
        decoder.Decode(block, decoded);
        _decoders.Add(decoder);
        _blocks.Add(block);
        return decoded;
    }
}
