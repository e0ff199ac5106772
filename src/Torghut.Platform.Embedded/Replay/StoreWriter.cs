using System.Threading.Channels;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>
/// One store's writing thread: it opens the store, writes what the pipeline yielded in order, and completes it, while
/// the pipeline runs on. Its queue is bounded by the number of outputs in circulation.
/// </summary>
internal sealed class StoreWriter
{
    private readonly Channel<SharedOutput> _queue = Channel.CreateUnbounded<SharedOutput>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly Task _writing;

    /// <summary>Starts the thread.</summary>
    /// <param name="session">Opens the store, and returns what writes an output and what completes or abandons the store.</param>
    public StoreWriter(Func<IStoreSession> session)
    {
        _writing = Task.Factory.StartNew(() => Write(session), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The failure of the thread, if it has failed.</summary>
    public Exception? Failure => _writing.Exception?.InnerException;

    /// <summary>Queues an output; once the thread has failed, the output is let go of at once.</summary>
    public void Enqueue(SharedOutput output)
    {
        if (!_queue.Writer.TryWrite(output))
        {
            output.Release();
        }
    }

    /// <summary>Says that no more comes, and waits until the store is complete.</summary>
    public void Complete()
    {
        _queue.Writer.TryComplete();
        _writing.GetAwaiter().GetResult();
    }

    /// <summary>Says that the replay failed: the store is abandoned. Waits for the thread, swallows its failure.</summary>
    public void Abandon()
    {
        _queue.Writer.TryComplete(new OperationCanceledException());
        ((IAsyncResult)_writing).AsyncWaitHandle.WaitOne();
    }

    private void Write(Func<IStoreSession> open)
    {
        try
        {
            using IStoreSession session = open();
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (_queue.Reader.TryRead(out SharedOutput? output))
                {
                    session.Write(output.Content);
                    output.Release();
                }
            }

            session.Complete();
        }
        catch
        {
            _queue.Writer.TryComplete();
            while (_queue.Reader.TryRead(out SharedOutput? output))
            {
                output.Release();
            }

            throw;
        }
    }
}
