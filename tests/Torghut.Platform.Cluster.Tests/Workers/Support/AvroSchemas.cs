using System.Text.Json;

namespace Torghut.Platform.Cluster.Tests.Workers.Support;

/// <summary>Schemas as a team's registry may have them: flat and nested names, unions, times in two units, an enum, defaults.</summary>
internal static class AvroSchemas
{
    public const string Signal = """
        {"type":"record","name":"TaSignal","namespace":"example.ta","fields":[
          {"name":"ingest_ts","type":{"type":"long","logicalType":"timestamp-millis"}},
          {"name":"eventTs","type":"string"},
          {"name":"symbol","type":"string"},
          {"name":"seq","type":"long"},
          {"name":"isFinal","type":"boolean","default":true},
          {"name":"source","type":{"type":"enum","name":"Origin","symbols":["WS","TA"]}},
          {"name":"tags","type":{"type":"map","values":"string"},"default":{"made":"here"}},
          {"name":"note","type":["null","string"]},
          {"name":"window","type":["null",{"type":"record","name":"Window","fields":[
            {"name":"size","type":"string"},{"name":"step","type":["null","string"],"default":null},
            {"name":"start","type":{"type":"long","logicalType":"timestamp-micros"}},{"name":"end","type":"long"}]}]},
          {"name":"close","type":"double"},
          {"name":"macd","type":["null",{"type":"record","name":"Macd","fields":[
            {"name":"macd","type":["null","double"]},{"name":"signal","type":["null","double"]},{"name":"hist","type":["double","null"]}]}],"default":null},
          {"name":"ema","type":{"type":"record","name":"Ema","fields":[
            {"name":"ema12","type":["null","double"]},{"name":"ema26","type":["null","double"]}]}},
          {"name":"rsi14","type":["null","double"],"default":null},
          {"name":"boll","type":{"type":"record","name":"Boll","fields":[
            {"name":"mid","type":"double"},{"name":"upper","type":"double"},{"name":"lower","type":"double"}]}},
          {"name":"payload","type":{"type":"map","values":["null","double"]}},
          {"name":"version","type":"int","default":7}]}
        """;

    public const string MicroBar = """
        {"type":"record","name":"TaBar","namespace":"example.ta","fields":[
          {"name":"eventTs","type":{"type":"long","logicalType":"timestamp-millis"}},
          {"name":"symbol","type":"string"},
          {"name":"seq","type":"long"},
          {"name":"payload","type":{"type":"record","name":"Bar","fields":[
            {"name":"open","type":"double"},{"name":"high","type":"double"},{"name":"low","type":"double"},{"name":"close","type":"double"},
            {"name":"volume","type":"double"},{"name":"vwap","type":["null","double"]},{"name":"count","type":"long"}]}}]}
        """;

    public const string Status = """
        {"type":"record","name":"TaStatus","namespace":"example.ta","fields":[
          {"name":"group","type":"int"},{"name":"watermarkNs","type":"long"},{"name":"worker","type":"string"}]}
        """;

    /// <summary>The body by which a schema is registered.</summary>
    public static string Registration(string schema) => $$"""{"schema":{{JsonSerializer.Serialize(schema)}}}""";
}
