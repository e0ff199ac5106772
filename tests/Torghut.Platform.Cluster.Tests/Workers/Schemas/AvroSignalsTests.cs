using System.Buffers.Binary;
using Confluent.Kafka;
using CsCheck;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Workers.Support;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Simulation.Errors;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Tests.Workers.Schemas;

public sealed class AvroSignalsTests : IAsyncDisposable
{
    private const string Envelope = """{"name":"symbol","type":"string"},{"name":"seq","type":"long"}""";
    private static readonly SymbolTable Symbols = new(["AAA", "BBB"]);
    private static readonly Dictionary<TopicRole, string> Topics = new() { [TopicRole.Trades] = "t", [TopicRole.Bars] = "b" };

    private static readonly Gen<Signal> Signals = Gen.Select(
        Gen.UShort[0, 1], Gen.Bool, Gen.Long[1, 1_000_000], Gen.Double.Array[18], Gen.Long[0, long.MaxValue],
        (symbol, isMinute, seq, numbers, offset) =>
        {
            Signal signal = default;
            signal.Symbol = symbol;
            signal.Timeframe = isMinute ? Timeframe.OneMinute : Timeframe.OneSecond;
            signal.Seq = seq;
            signal.EndNs = 1_772_202_600_000_000_000 + (seq * 1_000_000_000);
            signal.IngestNs = signal.EndNs + 2_000_000_001;
            for (int place = 0; place < numbers.Length; place++)
            {
                SignalNames.Of(ref signal, place) = double.IsFinite(numbers[place]) ? numbers[place] : double.NaN;
            }

            signal.LastRecord = new SourceRecord(isMinute ? TopicRole.Bars : TopicRole.Trades, 3, offset);
            return signal;
        });

    private readonly RegistryServer _registry = new();

    public async ValueTask DisposeAsync() => await _registry.DisposeAsync();

    [Theory]
    [InlineData(AvroSchemas.Signal)]
    [InlineData("""{"type":"record","name":"S","fields":[]}""")]
    public void AReaderGetsTheBitsThatWereWrittenWhateverTheSchemaHolds(string schema)
    {
        AnalysisTargets targets = Targets(schema);
        SchemaCatalog catalog = Catalog();
        using var values = new AnalysisValues(Symbols, Topics, targets);
        var reader = new RowReader(Symbols, catalog);
        Signals.Sample(
            signal =>
            {
                Message<byte[]?, byte[]?> message = values.Message(signal);
                Assert.True(reader.TryRead(message.Value, Carried(message), out Signal read));
                for (int place = 0; place < SignalNames.All.Count; place++)
                {
                    Assert.Equal(BitConverter.DoubleToInt64Bits(SignalNames.Of(ref signal, place)), BitConverter.DoubleToInt64Bits(SignalNames.Of(ref read, place)));
                }

                Assert.Equal((signal.Symbol, signal.Timeframe, signal.Seq, signal.EndNs, signal.IngestNs, signal.LastRecord), (read.Symbol, read.Timeframe, read.Seq, read.EndNs, read.IngestNs, read.LastRecord));
            },
            threads: 1);
        Assert.Single(_registry.AskedIds);
    }

    [Fact]
    public void AnotherProgramReadsTheFieldsByTheRegisteredSchema()
    {
        using var values = new AnalysisValues(Symbols, Topics, Targets(AvroSchemas.Signal));
        byte[] value = values.Message(Made()).Value!;

        Assert.Equal(0, value[0]);
        Assert.Equal(1, BinaryPrimitives.ReadInt32BigEndian(value.AsSpan(1)));
        Avro.Schema schema = Avro.Schema.Parse(AvroSchemas.Signal);
        var record = new Avro.Generic.GenericDatumReader<Avro.Generic.GenericRecord>(schema, schema)
            .Read(null!, new Avro.IO.BinaryDecoder(new MemoryStream(value[5..])));
        Assert.Equal("BBB", record["symbol"]);
        Assert.Equal(3L, record["seq"]);
        Assert.Equal("2026-02-27T14:30:01Z", record["eventTs"]);
        Assert.Equal(new DateTime(2026, 2, 27, 14, 30, 3, DateTimeKind.Utc), record["ingest_ts"]);
        Assert.Equal("TA", ((Avro.Generic.GenericEnum)record["source"]).Value);
        Assert.Equal("here", ((IDictionary<string, object>)record["tags"])["made"]);
        Assert.Null(record["note"]);
        Assert.Equal(100.25, record["close"]);
        var window = (Avro.Generic.GenericRecord)record["window"];
        Assert.Equal("PT1S", window["size"]);
        Assert.Equal(1_772_202_601_000L, window["end"]);
        var macd = (Avro.Generic.GenericRecord)record["macd"];
        Assert.Equal(-0.5, macd["signal"]);
        Assert.Null(record["rsi14"]);
        Assert.Equal(double.NaN, ((Avro.Generic.GenericRecord)record["boll"])["mid"]);
        Assert.Equal(100.25, ((IDictionary<string, object>)record["payload"])["close"]);
    }

    [Theory]
    [InlineData("""{"name":"tenant","type":"string"}""", "field tenant: the schema requires it")]
    [InlineData("""{"name":"macd","type":{"type":"record","name":"M","fields":[{"name":"macd","type":"double"},{"name":"slope","type":"double"}]}}""", "field macd.slope: the schema requires it")]
    [InlineData("""{"name":"close","type":"float"}""", "field close: the schema's type float cannot hold")]
    [InlineData("""{"name":"rsi14","type":["null","int"]}""", "field rsi14: none of the schema's types null, int can hold")]
    [InlineData("""{"name":"payload","type":{"type":"map","values":"int"}}""", "field payload: a map of int cannot hold")]
    [InlineData("""{"name":"source","type":{"type":"enum","name":"E","symbols":["WS"]}}""", "field source: the schema's type enum of WS cannot hold")]
    [InlineData("""{"name":"eventTs","type":{"type":"int","logicalType":"date"}}""", "field eventTs: the schema's type int (date) cannot hold")]
    public void ASchemaThatCannotBeFilledIsRefusedBySubjectAndField(string field, string expected)
    {
        SimulationException refusal = Assert.Throws<SimulationException>(() => Targets($$"""{"type":"record","name":"S","fields":[{{Envelope}},{{field}}]}"""));

        Assert.Equal("schema_mismatch", refusal.Code);
        Assert.StartsWith("Subject signals-value, " + expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schema":"{}","schemaType":"JSON"}""", "schema_mismatch")]
    [InlineData("""{"schema":"no schema"}""", "schema_mismatch")]
    [InlineData(null, "schema_missing")]
    public void ASubjectWithoutAnAvroSchemaIsRefused(string? registration, string code)
    {
        if (registration is not null)
        {
            _registry.Put("signals-value", registration);
        }

        Assert.Equal(code, Assert.Throws<SimulationException>(() => AnalysisTargets.Find(Catalog(), ("signals", null, "status"), Symbols)).Code);
    }

    [Fact]
    public void ARecordOfAnUnknownSchemaIsAnErrorAndABrokenOneIsNoRow()
    {
        Targets(AvroSchemas.Signal);
        var reader = new RowReader(Symbols, Catalog());

        Assert.Equal("schema_missing", Assert.Throws<SimulationException>(() => reader.TryRead([0, 0, 0, 0, 99], default, out _)).Code);
        Assert.False(reader.TryRead([0, 0, 0, 0, 1, 2], default, out _));
        Assert.Equal(
            "schema_registry_missing",
            Assert.Throws<SimulationException>(() => new RowReader(Symbols, new SchemaCatalog(null, CancellationToken.None)).TryRead([0, 0, 0, 0, 1], default, out _)).Code);
    }

    [Fact]
    public void AMicroBarIsWrittenByItsSchemaAndKnownAgainByItsIdentity()
    {
        _registry.Put("signals-value", AvroSchemas.Registration(AvroSchemas.Signal));
        _registry.Put("bars-value", AvroSchemas.Registration(AvroSchemas.MicroBar));
        using var values = new AnalysisValues(Symbols, Topics, AnalysisTargets.Find(Catalog(), ("signals", "bars", "status"), Symbols));
        MicroBar bar = default;
        (bar.Symbol, bar.Timeframe, bar.Seq, bar.EndNs) = (1, Timeframe.OneMinute, 7, 1_772_202_660_000_000_000);
        (bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, bar.Vwap, bar.Count) = (10, 12, 9, 11, 500, 10.5, 4);

        Message<byte[]?, byte[]?> message = values.Message(bar);

        Avro.Schema schema = Avro.Schema.Parse(AvroSchemas.MicroBar);
        var record = new Avro.Generic.GenericDatumReader<Avro.Generic.GenericRecord>(schema, schema)
            .Read(null!, new Avro.IO.BinaryDecoder(new MemoryStream(message.Value![5..])));
        var payload = (Avro.Generic.GenericRecord)record["payload"];
        Assert.Equal([10.0, 12.0, 9.0, 11.0, 500.0, 10.5, 4L], ((string[])["open", "high", "low", "close", "volume", "vwap", "count"]).Select(name => payload[name]));
        Assert.True(new RowReader(Symbols, Catalog()).TryRead(message.Value, Carried(message), out Signal read));
        Assert.Equal((bar.Symbol, bar.Timeframe, bar.Seq, bar.EndNs), (read.Symbol, read.Timeframe, read.Seq, read.EndNs));
    }

    [Fact]
    public void AMicroBarHasNoLineage()
    {
        _registry.Put("signals-value", AvroSchemas.Registration(AvroSchemas.Signal));
        _registry.Put("bars-value", AvroSchemas.Registration($$"""{"type":"record","name":"B","fields":[{{Envelope}},{"name":"source_offset","type":"long"}]}"""));

        SimulationException refusal = Assert.Throws<SimulationException>(() => AnalysisTargets.Find(Catalog(), ("signals", "bars", "status"), Symbols));
        Assert.Contains("bars-value, field source_offset", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TypesOfOtherSubjectsAreKnown()
    {
        _registry.Put("prices-value", AvroSchemas.Registration("""{"type":"record","name":"Macd","namespace":"x","fields":[{"name":"hist","type":"double"}]}"""));
        _registry.Put(
            "signals-value",
            """{"schema":"{\"type\":\"record\",\"name\":\"S\",\"fields\":[{\"name\":\"macd\",\"type\":\"x.Macd\"}]}","references":[{"name":"x.Macd","subject":"prices-value","version":1}]}""");

        AvroTarget target = AnalysisTargets.Find(Catalog(), ("signals", null, "status"), Symbols).Signals!;

        Assert.Equal(1, target.Plan.UnitsNs[AnalysisShapes.FirstOfSignal + 3]);
        Assert.Equal(0, target.Plan.UnitsNs[AnalysisShapes.FirstOfSignal]);
    }

    [Fact]
    public void AStatusComesBackWhateverTheSchemaHolds()
    {
        _registry.Put("signals-value", AvroSchemas.Registration(AvroSchemas.Signal));
        _registry.Put("status-value", AvroSchemas.Registration(AvroSchemas.Status));
        using var values = new AnalysisValues(Symbols, Topics, AnalysisTargets.Find(Catalog(), ("signals", null, "status"), Symbols));
        var status = new GroupStatus { Group = 2, WatermarkNs = long.MaxValue, SignalsPartition = 1, SignalsNextOffset = 5, IsComplete = true, Worker = "w" };

        Message<byte[]?, byte[]?> message = values.Message(status);

        Assert.Equal(0, message.Value![0]);
        Assert.Equal(status, new StatusReader(Catalog()).Read(message.Value, Carried(message)));
    }

    private static byte[] Carried(Message<byte[]?, byte[]?> message) =>
        message.Headers is { } headers && headers.TryGetLastBytes(CarriedFields.Header, out byte[] carried) ? carried : [];

    private static Signal Made()
    {
        Signal signal = default;
        for (int place = 0; place < SignalNames.All.Count; place++)
        {
            SignalNames.Of(ref signal, place) = double.NaN;
        }

        signal.Symbol = 1;
        signal.Seq = 3;
        signal.EndNs = 1_772_202_601_000_000_000;
        signal.IngestNs = 1_772_202_603_000_000_000;
        signal.Close = 100.25;
        signal.MacdSignal = -0.5;
        signal.LastRecord = new SourceRecord(TopicRole.Trades, 2, 77);
        return signal;
    }

    private AnalysisTargets Targets(string schema)
    {
        _registry.Put("signals-value", AvroSchemas.Registration(schema));
        return AnalysisTargets.Find(Catalog(), ("signals", null, "status"), Symbols);
    }

    private SchemaCatalog Catalog() => new(() => new SchemaRegistry(_registry.Url), CancellationToken.None);
}
