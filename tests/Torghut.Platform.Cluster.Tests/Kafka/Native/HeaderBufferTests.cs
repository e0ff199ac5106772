using System.Text;
using Torghut.Platform.Cluster.Kafka.Native;

namespace Torghut.Platform.Cluster.Tests.Kafka.Native;

public sealed class HeaderBufferTests
{
    [Fact]
    public void Names_end_with_a_zero_byte_and_values_may_be_long_empty_or_none()
    {
        var headers = new HeaderBuffer();
        headers.Add("left over"u8, "of the record before"u8);
        headers.Clear();
        byte[] value = [.. Enumerable.Range(0, 2000).Select(i => unchecked((byte)i))];

        headers.Add("long"u8, value);
        headers.Add("empty"u8, []);
        headers.Add("none"u8, [], hasValue: false);
        for (int i = 0; i < 20; i++)
        {
            headers.Add(Encoding.UTF8.GetBytes($"h{i}"), [(byte)i]);
        }

        Assert.Equal(23, headers.Count);
        Assert.Equal(("long", Convert.ToHexString(value)), Read(headers, 0));
        Assert.Equal(("empty", ""), Read(headers, 1));
        Assert.Equal(("none", null), Read(headers, 2));
        Assert.Equal(("h19", "13"), Read(headers, 22));
    }

    private static (string Name, string? Value) Read(HeaderBuffer headers, int index)
    {
        (int name, int value, int bytes) = headers.At(index);
        ReadOnlySpan<byte> rest = headers.Bytes[name..];
        return (Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]), bytes < 0 ? null : Convert.ToHexString(headers.Bytes.Slice(value, bytes)));
    }
}
