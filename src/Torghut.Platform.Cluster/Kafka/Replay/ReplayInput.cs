using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>Reads a dump on a thread of its own, a few thousand records ahead of who publishes them.</summary>
internal sealed class ReplayInput : IDisposable
{
    private const int BatchRecords = 2048;
    private const int Batches = 3;

    private readonly string _path;
    private readonly BlockingCollection<DumpEntryBatch> _filled = new(Batches);
    private readonly BlockingCollection<DumpEntryBatch> _free = new(Batches);
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _reader;
    private ExceptionDispatchInfo? _failure;
    private DumpEntryBatch? _present;

    /// <summary>Begins to read.</summary>
    public ReplayInput(string path)
    {
        _path = path;
        for (int i = 0; i < Batches; i++)
        {
            _free.Add(new DumpEntryBatch(BatchRecords));
        }

        _reader = new Thread(Run) { IsBackground = true, Name = "replay-input" };
        _reader.Start();
    }

    /// <summary>The next records in their order; they live until the next call. Null at the end.</summary>
    /// <exception cref="SimulationException">The dump is damaged (exit code 2).</exception>
    public DumpEntryBatch? Next(CancellationToken cancellationToken)
    {
        if (_present is not null)
        {
            _free.Add(_present, CancellationToken.None);
        }

        if (!_filled.TryTake(out _present, Timeout.Infinite, cancellationToken))
        {
            _failure?.Throw();
        }

        return _present;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _reader.Join();
        _stop.Dispose();
        _filled.Dispose();
        _free.Dispose();
    }

    /// <summary>What goes wrong here is thrown where the records are taken.</summary>
    private void Run()
    {
        try
        {
            using DumpEntryReader reader = new(_path);
            DumpEntryBatch batch = _free.Take(_stop.Token);
            while (reader.Read(batch))
            {
                _filled.Add(batch, _stop.Token);
                batch = _free.Take(_stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody takes any more.
        }
        catch (Exception e) when (e is SimulationException or IOException)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        _filled.CompleteAdding();
    }
}
