using System.Text.Json.Serialization;
using Torghut.Market.Events;
using Torghut.Market.Topics;
using Torghut.Reporting.Request;
using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Reports;

/// <summary>Serialization of <c>report-inputs.json</c>: what a report needs beside the stores.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    Converters =
    [
        typeof(InstantJsonConverter), typeof(LocalDateJsonConverter), typeof(SnakeCaseEnumConverter<TopicRole>),
        typeof(SnakeCaseEnumConverter<EventChannel>),
    ])]
[JsonSerializable(typeof(ReportRequest))]
internal sealed partial class ReportInputsJson : JsonSerializerContext;
