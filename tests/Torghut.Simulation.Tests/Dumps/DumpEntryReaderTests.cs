using CsCheck;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Tests.Dumps;

public sealed class DumpEntryReaderTests : IDisposable
{
    private static readonly Gen<byte[]?> Bytes = Gen.Byte.Array[0, 40].Null();

    private static readonly Gen<DumpEntry> Entries =
        from topic in Gen.OneOf(Gen.Const("a.b"), Gen.Const("t-1"))
        from partition in Gen.Int[0, 50]
        from offset in Gen.Long[0, long.MaxValue]
        from time in Gen.Long[-1, 4_000_000_000_000]
        from replay in Gen.OneOf(Gen.Const((string?)"sim"), Gen.Const((string?)null))
        from key in Bytes
        from value in Bytes
        from headers in Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 5], Bytes).Array[0, 3]
        select new DumpEntry
        {
            Topic = topic,
            Partition = partition,
            Offset = offset,
            TimestampMs = time,
            ReplayTopic = replay,
            Key = key is null ? null : (ReadOnlyMemory<byte>?)key,
            Value = value is null ? null : (ReadOnlyMemory<byte>?)value,
            Headers = [.. headers.Select(header => new DumpHeader(header.Item1, header.Item2 is null ? null : (ReadOnlyMemory<byte>?)header.Item2))],
        };

    private readonly string _folder = Directory.CreateTempSubdirectory("torghut-").FullName;

    private string Dump => Path.Combine(_folder, "source-dump.jsonl.zst");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatIsWrittenIsRead() => Entries.Array[0, 30].Sample(
        entries =>
        {
            using (DumpWriter writer = new(Dump, DumpCompression.Zstd))
            {
                foreach (DumpEntry entry in entries)
                {
                    writer.Write(entry);
                }

                writer.Complete();
            }

            Assert.Equal(entries.Select(Describe), Read().Select(Describe));
            Assert.Equal(entries.Select(Describe), ReadInBatches(capacity: 7));
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void ValuesThatOutgrowABatchStayWhole()
    {
        byte[][] values = [.. Enumerable.Range(0, 40).Select(i => Enumerable.Repeat((byte)i, 20_000 * (1 + (i % 7))).ToArray())];
        using (DumpWriter writer = new(Dump, DumpCompression.Zstd))
        {
            for (int i = 0; i < values.Length; i++)
            {
                writer.Write(new DumpEntry { Topic = "t", Partition = 0, Offset = i, TimestampMs = i, Value = values[i] });
            }

            writer.Complete();
        }

        DumpEntryBatch batch = new(values.Length);
        using DumpEntryReader reader = new(Dump);

        for (int round = 0; round < 2 && reader.Read(batch); round++)
        {
            Assert.Equal(values, batch.Entries.ToArray().Select(entry => entry.Value!.Value.ToArray()));
        }

        Assert.False(reader.Read(batch));
    }

    [Fact]
    public void ALineThatIsNoRecordIsNamed()
    {
        File.WriteAllText(Path.Combine(_folder, "source-dump.ndjson"), """
            {"source_topic":"t","source_partition":0,"source_offset":0,"source_timestamp_ms":1,"value_b64":"e30="}

            {"source_topic":"t","source_partition":0,"source_offset":1,"source_timestamp_ms":1,"value_b64":"!"}
            """);
        using DumpEntryReader reader = new(_folder);
        Assert.True(reader.TryRead(out _));

        var failure = Assert.Throws<SimulationException>(() => reader.TryRead(out _));

        Assert.Equal((ExitCode.Usage, "dump_line_unreadable"), (failure.ExitCode, failure.Code));
        Assert.Contains("line 3: \"value_b64\" is ", failure.Message, StringComparison.Ordinal);
    }

    private List<DumpEntry> Read()
    {
        List<DumpEntry> read = [];
        using DumpEntryReader reader = new(Dump);
        while (reader.TryRead(out DumpEntry entry))
        {
            read.Add(entry);
        }

        return read;
    }

    /// <summary>A batch is described before it is filled again: what it holds lives until then.</summary>
    private List<string> ReadInBatches(int capacity)
    {
        List<string> read = [];
        DumpEntryBatch batch = new(capacity);
        using DumpEntryReader reader = new(Dump);
        while (reader.Read(batch))
        {
            Assert.InRange(batch.Count, 1, capacity);
            foreach (DumpEntry entry in batch.Entries)
            {
                read.Add(Describe(entry));
            }
        }

        Assert.Equal(0, batch.Count);
        return read;
    }

    private static string Describe(DumpEntry entry) =>
        $"{entry.Topic} {entry.Partition} {entry.Offset} {entry.TimestampMs} {entry.ReplayTopic ?? "none"} {Text(entry.Key)} {Text(entry.Value)} "
        + string.Join(',', (entry.Headers ?? []).Select(header => header.Name + "=" + Text(header.Value)));

    private static string Text(ReadOnlyMemory<byte>? bytes) => bytes is { } present ? Convert.ToHexString(present.Span) : "null";
}
