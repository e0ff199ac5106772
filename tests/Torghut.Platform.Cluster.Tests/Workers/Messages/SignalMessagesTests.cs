using System.Text.Json;
using CsCheck;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Workers.Messages;
using Torghut.Trading.Lineage;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Tests.Workers.Messages;

public sealed class SignalMessagesTests
{
    private static readonly SymbolTable Symbols = new(["AAA", "BBB"]);
    private static readonly Dictionary<TopicRole, string> Topics = new() { [TopicRole.Trades] = "t", [TopicRole.Bars] = "b" };

    private static readonly Gen<Signal> Signals = Gen.Select(
        Gen.UShort[0, 1], Gen.Bool, Gen.Long[1, 1_000_000], Gen.Double.Array[18], Gen.Int[0, 500], Gen.Long[0, long.MaxValue],
        (symbol, isMinute, seq, numbers, partition, offset) =>
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

            signal.LastRecord = new SourceRecord(isMinute ? TopicRole.Bars : TopicRole.Trades, partition, offset);
            return signal;
        });

    [Fact]
    public void AReaderGetsTheBitsThatWereWritten() => Signals.Sample(signal =>
    {
        using var messages = new AnalysisMessages(Symbols, Topics);
        Assert.True(new SignalMessageReader(Symbols).TryRead(messages.Write(signal), out Signal read));
        for (int place = 0; place < SignalNames.All.Count; place++)
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(SignalNames.Of(ref signal, place)), BitConverter.DoubleToInt64Bits(SignalNames.Of(ref read, place)));
        }

        Assert.Equal((signal.Symbol, signal.Timeframe, signal.Seq, signal.EndNs, signal.IngestNs, signal.LastRecord), (read.Symbol, read.Timeframe, read.Seq, read.EndNs, read.IngestNs, read.LastRecord));
    });

    [Fact]
    public void ASignalIsAnEnvelopeWithItsLineage()
    {
        Signal signal = default;
        signal.Symbol = 1;
        signal.Seq = 3;
        signal.EndNs = 1_772_202_601_000_000_000;
        signal.IngestNs = 1_772_202_603_000_000_000;
        signal.Close = 100.25;
        signal.Rsi14 = double.NaN;
        signal.LastRecord = new SourceRecord(TopicRole.Trades, 2, 77);
        using var messages = new AnalysisMessages(Symbols, Topics);
        using JsonDocument json = JsonDocument.Parse(messages.Write(signal));
        JsonElement root = json.RootElement;

        Assert.Equal("BBB", root.GetProperty("symbol").GetString());
        Assert.Equal("ta", root.GetProperty("source").GetString());
        Assert.Equal("2026-02-27T14:30:01Z", root.GetProperty("eventTs").GetString());
        Assert.Equal("PT1S", root.GetProperty("window").GetProperty("size").GetString());
        Assert.Equal(100.25, root.GetProperty("payload").GetProperty("close").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("payload").GetProperty("rsi14").ValueKind);
        Assert.Equal("t:2:77", root.GetProperty("lineage").GetProperty("dataset_event_id").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"symbol\":\"AAA\"}")]
    [InlineData("{\"symbol\":\"ZZZ\",\"seq\":1}")]
    [InlineData("{\"symbol\":\"AAA\",\"seq\":\"x\"}")]
    [InlineData("{\"symbol\":\"AAA\",\"seq\":1,\"eventTs\":\"soon\"}")]
    public void WhatIsNoSignalIsNotRead(string json) =>
        Assert.False(new SignalMessageReader(Symbols).TryRead(System.Text.Encoding.UTF8.GetBytes(json), out _));
}
