using System.Text.Json.Serialization;
using Torghut.Reporting.Reviewers.Document;
using Torghut.Reporting.Serialization;

namespace Torghut.Reporting.Reviewers.Writers;

/// <summary>Serialization of comparisons of reviewers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(MoneyConverter)])]
[JsonSerializable(typeof(ReviewerComparison))]
internal sealed partial class ReviewerJsonContext : JsonSerializerContext;
