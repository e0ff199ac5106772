using System.Text.Json.Serialization;
using Torghut.Reporting.Serialization;
using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Verification;

/// <summary>Serialization of verifications.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    Converters = [typeof(MoneyConverter), typeof(SnakeCaseEnumConverter<CheckStatus>)])]
[JsonSerializable(typeof(VerificationDocument))]
public sealed partial class VerificationJson : JsonSerializerContext;
