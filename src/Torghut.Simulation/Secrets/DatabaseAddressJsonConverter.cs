using System.Text.Json;
using System.Text.Json.Serialization;

namespace Torghut.Simulation.Secrets;

/// <summary>Writes an address with its password masked, and reads none.</summary>
public sealed class DatabaseAddressJsonConverter : JsonConverter<DatabaseAddress>
{
    /// <inheritdoc/>
    public override DatabaseAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Addresses with masked passwords are not read from documents.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DatabaseAddress value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Masked);
    }
}
