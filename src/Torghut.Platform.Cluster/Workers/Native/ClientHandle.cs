using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;

namespace Torghut.Platform.Cluster.Workers.Native;

/// <summary>A native consumer: configured as Confluent.Kafka's would be, and told to say everything to a log.</summary>
internal sealed unsafe class ClientHandle : SafeHandle
{
    private const int ErrorBytes = 512;

    // Settings of Confluent.Kafka itself.
    private const string WrapperPrefix = "dotnet.";

    private GCHandle _log;

    private ClientHandle(KafkaLog log)
        : base(0, ownsHandle: true) => _log = GCHandle.Alloc(log);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>The handle itself, for calls while this object is alive.</summary>
    public nint Value => handle;

    /// <summary>Makes a consumer.</summary>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="log">Takes what the library says, also on its threads.</param>
    /// <exception cref="KafkaException">The configuration is refused.</exception>
    public static ClientHandle Open(ConsumerConfig configuration, KafkaLog log)
    {
        var client = new ClientHandle(log);
        nint native = ClientLibrary.NewConfiguration();
        try
        {
            byte* error = stackalloc byte[ErrorBytes];
            foreach ((string name, string value) in configuration)
            {
                if (!name.StartsWith(WrapperPrefix, StringComparison.Ordinal) && ClientLibrary.Set(native, name, value, error, ErrorBytes) != 0)
                {
                    throw new KafkaException(new Error(ErrorCode.Local_InvalidArg, Text(error)));
                }
            }

            ClientLibrary.SetOpaque(native, GCHandle.ToIntPtr(client._log));
            ClientLibrary.SetLogCallback(native, &OnLog);
            ClientLibrary.SetErrorCallback(native, &OnError);
            nint handle = ClientLibrary.NewHandle(ClientLibrary.ConsumerType, native, error, ErrorBytes);
            if (handle == 0)
            {
                throw new KafkaException(new Error(ErrorCode.Local_InvalidArg, Text(error)));
            }

            native = 0;
            client.SetHandle(handle);
            _ = ClientLibrary.RedirectEvents(handle);
            return client;
        }
        catch
        {
            client._log.Free();
            throw;
        }
        finally
        {
            if (native != 0)
            {
                ClientLibrary.DestroyConfiguration(native);
            }
        }
    }

    /// <summary>Text that ends with a zero byte.</summary>
    public static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        _ = ClientLibrary.Close(handle);
        ClientLibrary.Destroy(handle);
        _log.Free();
        return true;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint handle, int level, byte* facility, byte* text)
    {
        if (Log(ClientLibrary.Opaque(handle)) is { } log)
        {
            log.Take(new LogMessage("", (SyslogLevel)level, Text(facility), Text(text)));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(nint handle, int error, byte* reason, nint opaque) =>
        Log(opaque)?.Take(new Error((ErrorCode)error, Text(reason)));

    private static KafkaLog? Log(nint opaque) => opaque == 0 ? null : GCHandle.FromIntPtr(opaque).Target as KafkaLog;
}
