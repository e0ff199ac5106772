using System.Text.Json.Nodes;
using NJsonSchema;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Comparison.Writers;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Tests.Schema;

namespace Torghut.Reporting.Tests.Comparison;

public sealed class ComparisonSchemaTests
{
    /// <summary>Set to 1 to write the schema anew after a change of the types.</summary>
    private const string UpdateVariable = "TORGHUT_UPDATE_SCHEMAS";

    [Fact]
    public void The_published_schema_is_what_the_types_say()
    {
        string expected = ReportSchema.Text(Generate());
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(RepositoryFiles.CompareSchema, expected);
        }

        Assert.True(
            expected == File.ReadAllText(RepositoryFiles.CompareSchema),
            $"The types changed: run these tests with {UpdateVariable}=1 and look at the difference of schemas/.");
    }

    [Fact]
    public void Every_property_is_described_and_no_object_is_open_but_lineages()
    {
        Assert.Empty(SchemaExactness.Problems(SchemaDefinitions.Expand(Generate()), mapsAt: [".lineage"]));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(4, true)]
    [InlineData(4, false)]
    public async Task Comparisons_obey_the_schema(int qty, bool withLedger)
    {
        ComparedRun second = Comparisons.Run(Comparisons.Ledger("run-2", qty));
        ComparisonDocument document = RunComparer.Compare(
            [Comparisons.Run(Comparisons.Ledger()), second with { Ledger = withLedger ? second.Ledger : null }, Comparisons.Run(new LedgerBuilder("run-3"))]);
        JsonSchema schema = await JsonSchema.FromFileAsync(RepositoryFiles.CompareSchema, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Comparisons.Json(document)));
        Assert.NotEmpty(schema.Validate(Comparisons.Json(document).Replace("\"regression\": true", "\"regression\": 1", StringComparison.Ordinal)));
    }

    private static JsonObject Generate() =>
        ReportSchema.Generate(ComparisonJsonContext.Default.ComparisonDocument, "simulation-compare.v1.schema.json", ComparisonDocument.Version);
}
