using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace Torghut.Kafka.TestHost.Native;

/// <summary>A running mock cluster; its brokers have the ids 1 to their number.</summary>
internal sealed class MockCluster : IDisposable
{
    private const int ErrorBytes = 512;

    private readonly nint _handle;
    private readonly nint _cluster;

    /// <summary>Starts a cluster.</summary>
    public unsafe MockCluster(int brokers)
    {
        byte* error = stackalloc byte[ErrorBytes];
        _handle = MockLibrary.NewHandle(MockLibrary.ProducerType, MockLibrary.NewConfiguration(), error, ErrorBytes);
        if (_handle == 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(error)));
        }

        _cluster = MockLibrary.NewCluster(_handle, brokers);
        MockLibrary.SetController(_cluster, 1);
        string servers = Marshal.PtrToStringUTF8(MockLibrary.BootstrapServers(_cluster))!;
        Brokers = [.. servers.Split(',').Select(IPEndPoint.Parse)];
    }

    /// <summary>Where the mock's own brokers listen, in the order of their ids.</summary>
    public IReadOnlyList<IPEndPoint> Brokers { get; }

    /// <summary>Lets clients be told another address of a broker.</summary>
    public void Advertise(int broker, IPEndPoint address) =>
        MockLibrary.SetBrokerAddress(_cluster, broker, address.Address.ToString(), address.Port);

    /// <summary>Creates a topic; its error code is 0 when it is there.</summary>
    public int CreateTopic(string topic, int partitions, int replicas) => MockLibrary.CreateTopic(_cluster, topic, partitions, replicas);

    /// <summary>Deletes a topic and its records.</summary>
    public int DeleteTopic(string topic) => MockLibrary.DeleteTopic(_cluster, topic);

    /// <summary>Lets every metadata request for the topic fail; 0 lets it succeed again.</summary>
    public void SetTopicError(string topic, int error) => MockLibrary.SetTopicError(_cluster, topic, error);

    /// <summary>Deletes a partition's records below an offset.</summary>
    public int DeleteRecords(string topic, int partition, long before) => MockLibrary.DeleteRecords(_cluster, topic, partition, before);

    /// <summary>Moves a partition to a broker; -1 for none.</summary>
    public int SetLeader(string topic, int partition, int broker) => MockLibrary.SetLeader(_cluster, topic, partition, broker);

    /// <summary>Cuts a broker's connections and refuses new ones; -1 for all.</summary>
    public int SetDown(int broker) => MockLibrary.SetBrokerDown(_cluster, broker);

    /// <summary>Lets a broker accept connections again; -1 for all.</summary>
    public int SetUp(int broker) => MockLibrary.SetBrokerUp(_cluster, broker);

    /// <summary>Delays a broker's answers; -1 for all.</summary>
    public int SetRoundTrip(int broker, int milliseconds) => MockLibrary.SetRoundTrip(_cluster, broker, milliseconds);

    /// <summary>Lets the next requests of a kind fail, one error each.</summary>
    public unsafe void PushRequestErrors(short request, ReadOnlySpan<int> errors)
    {
        fixed (int* first = errors)
        {
            MockLibrary.PushRequestErrors(_cluster, request, (nuint)errors.Length, first);
        }
    }

    /// <summary>Lets requests of a kind succeed again.</summary>
    public void ClearRequestErrors(short request) => MockLibrary.ClearRequestErrors(_cluster, request);

    /// <inheritdoc/>
    public void Dispose()
    {
        MockLibrary.DestroyCluster(_cluster);
        MockLibrary.DestroyHandle(_handle);
    }
}
