using YamlDotNet.Serialization;

namespace Torghut.Simulation.Tests.Manifest;

/// <summary>YAML as JSON, by another reader than the one under test.</summary>
internal static class YamlToJson
{
    public static string Convert(string yaml) => new SerializerBuilder().JsonCompatible().Build().Serialize(
        new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(yaml));
}
