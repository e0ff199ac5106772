using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Torghut.Simulation.Dumps;

/// <summary>
/// Hands blocks of lines in their order to a thread of its own, while the next ones are filled. A few blocks at most are on
/// their way. One thread fills.
/// </summary>
public sealed class BlockPipe : IDisposable
{
    private const int Blocks = 4;

    private readonly BlockingCollection<LineBuffer> _filled = new(Blocks);
    private readonly BlockingCollection<LineBuffer> _free = new(Blocks);
    private readonly Action<LineBuffer> _write;
    private readonly Thread _writer;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the thread.</summary>
    /// <param name="blockBytes">Bytes that a block has room for at first.</param>
    /// <param name="write">Takes the blocks.</param>
    public BlockPipe(int blockBytes, Action<LineBuffer> write)
    {
        _write = write;
        for (int i = 0; i < Blocks; i++)
        {
            _free.Add(new LineBuffer(blockBytes));
        }

        _writer = new Thread(Run) { IsBackground = true, Name = "dump-writer" };
        _writer.Start();
    }

    /// <summary>An empty block.</summary>
    /// <exception cref="IOException">An earlier block could not be written.</exception>
    public LineBuffer Take()
    {
        LineBuffer block = _free.Take();
        Volatile.Read(ref _failure)?.Throw();
        block.Clear();
        return block;
    }

    /// <summary>Hands a block on.</summary>
    public void Hand(LineBuffer block) => _filled.Add(block);

    /// <summary>Waits until all blocks are written.</summary>
    /// <exception cref="IOException">A block could not be written.</exception>
    public void Complete()
    {
        Stop();
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A failure of what was being written is told by who handed it on, or no longer matters.
        Stop();
        _filled.Dispose();
        _free.Dispose();
    }

    private void Stop()
    {
        _filled.CompleteAdding();
        _writer.Join();
    }

    private void Run()
    {
        foreach (LineBuffer block in _filled.GetConsumingEnumerable())
        {
            if (_failure is null)
            {
                Write(block);
            }

            _free.Add(block);
        }
    }

    private void Write(LineBuffer block)
    {
        try
        {
            _write(block);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ZstdSharp.ZstdException)
        {
            Volatile.Write(ref _failure, ExceptionDispatchInfo.Capture(e));
        }
    }
}
