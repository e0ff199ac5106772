using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using Torghut.Reporting.Annotations;
using Torghut.Reporting.Tests.Document;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Schema;

public sealed class ReportSchemaTests
{
    /// <summary>Set to 1 to write the schema anew after a change of the types.</summary>
    private const string UpdateVariable = "TORGHUT_UPDATE_SCHEMAS";

    [Fact]
    public void The_published_schema_is_what_the_types_say()
    {
        string expected = ReportSchema.Text(ReportSchema.Generate());
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(RepositoryFiles.Schema, expected);
        }

        Assert.True(
            expected == File.ReadAllText(RepositoryFiles.Schema),
            $"The types changed: run these tests with {UpdateVariable}=1 and look at the difference of schemas/.");
    }

    [Fact]
    public void Every_field_of_the_schema_stands_in_the_reference()
    {
        string expected = FieldReference.Generate(SchemaDefinitions.Expand(ReportSchema.Generate()));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(RepositoryFiles.Fields, expected);
        }

        Assert.True(
            expected == File.ReadAllText(RepositoryFiles.Fields),
            $"The types changed: run these tests with {UpdateVariable}=1 and look at the difference of docs/report-fields.md.");
    }

    [Fact]
    public void Version_1_is_only_ever_added_to()
    {
        JsonObject baseline = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Baseline))!.AsObject();

        Assert.Empty(SchemaCompatibility.Violations(SchemaDefinitions.Expand(baseline), SchemaDefinitions.Expand(ReportSchema.Generate())));
    }

    [Theory]
    [InlineData("gone", "$.gone is gone")]
    [InlineData("number", "$.number: type integer became string")]
    [InlineData("optional", "$.optional is not always there any more")]
    [InlineData("nullable", "$.nullable: type string became null|string")]
    [InlineData("unit", "$.unit: x-unit ms became s")]
    [InlineData("word", "$.word: the word b is gone")]
    public void A_change_that_breaks_readers_is_found(string planted, string violation)
    {
        JsonObject baseline = Planted(string.Empty);
        JsonObject current = Planted(planted);

        Assert.Equal([violation], SchemaCompatibility.Violations(baseline, current));
        Assert.Empty(SchemaCompatibility.Violations(baseline, Planted("added")));
    }

    [Fact]
    public void Every_property_is_described_and_every_number_has_a_unit()
    {
        List<string> missing = [];
        Visit("$", SchemaDefinitions.Expand(ReportSchema.Generate()), missing);

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("full")]
    [InlineData("empty")]
    [InlineData("foreign")]
    public async Task Reports_obey_the_schema(string kind)
    {
        string json = kind switch
        {
            "full" => Reports.Json(Reports.Build(ReportTests.Sample("run-1").Ledger, ReportTests.Store(), Day.Request() with { Input = Inputs.Full() }).Report),
            "foreign" => Reports.Json(Reports.Build(ForeignLedger.Make()).Report),
            _ => Reports.Json(Reports.Build(new InMemoryLedger()).Report),
        };

        Assert.Empty(await Validate(json));
    }

    [Theory]
    [InlineData("\"realized_pnl\": \"0.00000000\"", "\"realized_pnl\": 0")]
    [InlineData("\"status\": \"FAIL\"", "\"status\": \"MAYBE\"")]
    [InlineData("\"caveats\": [", "\"surprise\": 1, \"caveats\": [")]
    [InlineData("\"fill_rate\": null", "\"fill_rate\": \"n/a\"")]
    public async Task A_report_that_breaks_the_contract_is_refused(string written, string broken)
    {
        string json = Reports.Json(Reports.Build(new InMemoryLedger()).Report);
        Assert.Contains(written, json, StringComparison.Ordinal);

        Assert.NotEmpty(await Validate(json.Replace(written, broken, StringComparison.Ordinal)));
    }

    private static async Task<ICollection<ValidationError>> Validate(string json)
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(RepositoryFiles.Schema, TestContext.Current.CancellationToken);
        return schema.Validate(json);
    }

    private static void Visit(string path, JsonNode schema, List<string> missing)
    {
        foreach ((string name, JsonNode? property) in schema["properties"]?.AsObject() ?? [])
        {
            string type = property!["type"]?.ToJsonString() ?? string.Empty;
            bool measured = property["properties"]?.AsObject().Any(part => part.Value?["x-unit"]?.ToString() == Units.AsStated) == true
                && property["properties"]!["unit"] is null;
            bool number = measured || type.Contains("number", StringComparison.Ordinal) || type.Contains("integer", StringComparison.Ordinal)
                || property["pattern"]?.ToString().Contains("{8}", StringComparison.Ordinal) == true;
            if (property["description"] is null)
            {
                missing.Add($"{path}.{name} has no description");
            }

            if (number && property["x-unit"] is null)
            {
                missing.Add($"{path}.{name} has no unit");
            }

            Visit($"{path}.{name}", property, missing);
            if (property["items"] is { } items)
            {
                Visit($"{path}.{name}[]", items, missing);
            }
        }
    }

    private static JsonObject Planted(string change)
    {
        var properties = new JsonObject
        {
            ["gone"] = new JsonObject { ["type"] = "string" },
            ["number"] = new JsonObject { ["type"] = change == "number" ? "string" : "integer" },
            ["optional"] = new JsonObject { ["type"] = "string" },
            ["nullable"] = new JsonObject { ["type"] = change == "nullable" ? new JsonArray("string", "null") : "string" },
            ["unit"] = new JsonObject { ["type"] = "number", ["x-unit"] = change == "unit" ? "s" : "ms" },
            ["word"] = new JsonObject { ["type"] = "string", ["enum"] = change == "word" ? new JsonArray("a") : new JsonArray("a", "b") },
        };
        if (change == "gone")
        {
            properties.Remove("gone");
        }

        if (change == "added")
        {
            properties["added"] = new JsonObject { ["type"] = "string" };
        }

        string[] required = [.. properties.Select(property => property.Key).Where(name => !(change == "optional" && name == "optional"))];
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
        };
    }
}
