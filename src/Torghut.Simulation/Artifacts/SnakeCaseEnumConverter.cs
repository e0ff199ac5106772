using System.Text.Json;
using System.Text.Json.Serialization;

namespace Torghut.Simulation.Artifacts;

/// <summary>Enumeration members as <c>snake_case</c> words in documents.</summary>
/// <typeparam name="T">Enumeration.</typeparam>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
