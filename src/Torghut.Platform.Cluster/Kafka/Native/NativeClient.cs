using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;

namespace Torghut.Platform.Cluster.Kafka.Native;

/// <summary>
/// One client of librdkafka. What it says comes on its own threads: it is kept, and told by the thread that works with the
/// client (<see cref="Tell"/>).
/// </summary>
internal sealed unsafe class NativeClient : IDisposable
{
    private const int ErrorBytes = 512;
    private const int MaxKept = 1000;

    // Settings of the managed client alone.
    private const string ManagedPrefix = "dotnet.";

    private readonly KafkaLog _log;
    private readonly ConcurrentQueue<LogMessage> _lines = new();
    private readonly ConcurrentQueue<Error> _errors = new();
    private GCHandle _self;
    private nint _handle;

    /// <summary>Opens a client.</summary>
    /// <param name="type"><see cref="Librdkafka.Producer"/> or <see cref="Librdkafka.Consumer"/>.</param>
    /// <param name="configuration">Its settings.</param>
    /// <param name="delivered">Told of each record that was sent; null for a consumer.</param>
    /// <param name="owner">What <paramref name="delivered"/> finds by <see cref="OwnerOf"/>.</param>
    /// <param name="log">Takes what the client says.</param>
    /// <exception cref="KafkaException">A setting is refused.</exception>
    public NativeClient(
        int type,
        IEnumerable<KeyValuePair<string, string>> configuration,
        delegate* unmanaged[Cdecl]<nint, NativeMessage*, nint, void> delivered,
        object? owner,
        KafkaLog log)
    {
        _log = log;
        Owner = owner;
        _self = GCHandle.Alloc(this, GCHandleType.Weak);
        try
        {
            _handle = Open(type, configuration, delivered);
        }
        catch
        {
            _self.Free();
            throw;
        }
    }

    /// <summary>librdkafka's handle.</summary>
    public nint Handle => _handle;

    private object? Owner { get; }

    /// <summary>The owner of the client that a callback is for; null where the client is being closed.</summary>
    public static T? OwnerOf<T>(nint opaque)
        where T : class => (GCHandle.FromIntPtr(opaque).Target as NativeClient)?.Owner as T;

    /// <summary>The error of a call; null for none. Its memory is given back.</summary>
    public static Error? Take(nint error)
    {
        if (error == 0)
        {
            return null;
        }

        var taken = new Error((ErrorCode)Librdkafka.ErrorCode(error), Text(Librdkafka.ErrorText(error)));
        Librdkafka.DestroyError(error);
        return taken;
    }

    /// <summary>The error for a code.</summary>
    public static Error ErrorOf(int code) => new((ErrorCode)code, Text(Librdkafka.Describe(code)));

    /// <summary>A text of the library.</summary>
    public static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";

    /// <summary>Passes on what the client said since the last call.</summary>
    public void Tell()
    {
        while (_errors.TryDequeue(out Error? error))
        {
            _log.Take(error);
        }

        while (_lines.TryDequeue(out LogMessage? line))
        {
            _log.Take(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_handle == 0)
        {
            return;
        }

        Librdkafka.DestroyClient(_handle, Librdkafka.NoConsumerClose);
        _handle = 0;
        _self.Free();
    }

    private nint Open(int type, IEnumerable<KeyValuePair<string, string>> settings, delegate* unmanaged[Cdecl]<nint, NativeMessage*, nint, void> delivered)
    {
        byte* error = stackalloc byte[ErrorBytes];
        nint configuration = Librdkafka.NewConfiguration();
        foreach ((string name, string value) in settings)
        {
            if (!name.StartsWith(ManagedPrefix, StringComparison.Ordinal) && Librdkafka.Configure(configuration, name, value, error, ErrorBytes) != 0)
            {
                Librdkafka.DestroyConfiguration(configuration);
                throw new KafkaException(new Error(Confluent.Kafka.ErrorCode.Local_InvalidArg, Text(error)));
            }
        }

        Librdkafka.SetOpaque(configuration, GCHandle.ToIntPtr(_self));
        Librdkafka.SetLogCallback(configuration, &TakeLine);
        Librdkafka.SetErrorCallback(configuration, &TakeError);
        if (delivered != null)
        {
            Librdkafka.SetDeliveryCallback(configuration, delivered);
        }

        nint client = Librdkafka.NewClient(type, configuration, error, ErrorBytes);
        if (client == 0)
        {
            // The configuration is still ours where no client was made of it.
            Librdkafka.DestroyConfiguration(configuration);
            throw new KafkaException(new Error(Confluent.Kafka.ErrorCode.Local_InvalidArg, Text(error)));
        }

        return client;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void TakeLine(nint client, int level, byte* facility, byte* text)
    {
        // Lines come before the client has its handle to us, too.
        nint opaque = Librdkafka.Opaque(client);
        if (opaque != 0 && GCHandle.FromIntPtr(opaque).Target is NativeClient { _lines.Count: < MaxKept } self)
        {
            self._lines.Enqueue(new LogMessage("", (SyslogLevel)level, Text(facility), Text(text)));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void TakeError(nint client, int code, byte* reason, nint opaque)
    {
        if (GCHandle.FromIntPtr(opaque).Target is not NativeClient { _errors.Count: < MaxKept } self)
        {
            return;
        }

        var error = (ErrorCode)code;
        if (error != Confluent.Kafka.ErrorCode.Local_Fatal)
        {
            self._errors.Enqueue(new Error(error, Text(reason)));
            return;
        }

        byte* text = stackalloc byte[ErrorBytes];
        int cause = Librdkafka.FatalError(client, text, ErrorBytes);
        self._errors.Enqueue(new Error((ErrorCode)cause, Text(text), isFatal: true));
    }
}
