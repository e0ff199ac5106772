using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Manifest.Publishing;
using Torghut.Simulation.Tests.Support;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestSchemaTests
{
    private static readonly Lazy<Task<JsonSchema>> Whole = new(() => JsonSchema.FromJsonAsync(ManifestSchema.Write()));

    /// <summary>Values of every kind, at and around bounds.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "2", "-1", "0.5", "1.5", "10", "11", "100", "101", "1e-3", "65", "2147483647", "2147483648",
        "\"\"", "\" \"", "\"x\"", "\"X.y-1_z\"", "\"a b\"", "\"1\"", "\"true\"", "\"2026-02-27\"", "\"host:9092\"", "\"host\"",
        "\"http://host:1/p\"", "\"http://u@host\"", "\"day\"", "\"PLAIN\"", "\"custom\"", "\"a\\u0009b\"", "\".x\"", "\"-x\"", "\"9x\"",
        "[]", "[\"x\"]", "[1]", "[\"x\",\"y\"]", "[\"x\",\"x\"]", "{}", "{\"x\":1}",
    ];

    [Theory]
    [InlineData("config/simulation/full-day-2026-02-27.yaml")]
    [InlineData("config/simulation/full-day-2013-10-07-lean.yaml")]
    [InlineData("config/simulation/cluster-full-day-2026-02-27.yaml")]
    public async Task The_shipped_manifests_keep_the_schema_and_load_without_a_warning(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("# yaml-language-server: $schema=../../schemas/manifest.v1.schema.json\n", text, StringComparison.Ordinal);
        Assert.Empty((await Schema()).Validate(YamlToJson.Convert(text)));
        Assert.Empty(Assert.IsType<ManifestLoadResult.Loaded>(ManifestLoader.Load(file, _ => "/data")).Warnings);
    }

    [Fact]
    public async Task The_full_manifest_keeps_the_schema() => Assert.Empty((await Schema()).Validate(FullManifest.Json));

    [Theory]
    [InlineData("{\"kind\": \"synthetic\"}", true)]
    [InlineData("{\"kind\": \"synthetic\", \"seed\": -1, \"symbols\": 8}", true)]
    [InlineData("{\"kind\": \"synthetic\", \"symbols\": [\"A\", \"B\"]}", true)]
    [InlineData("{\"kind\": \"synthetic\", \"symbols\": 1001}", false)]
    [InlineData("{\"kind\": \"synthetic\", \"path\": \"x\"}", false)]
    [InlineData("{\"kind\": \"lean_ticks\", \"path\": \"x\", \"symbols\": [\"A\"]}", true)]
    [InlineData("{\"kind\": \"lean_ticks\", \"path\": \"x\"}", false)]
    [InlineData("{\"kind\": \"dump\", \"path\": \"x\"}", true)]
    [InlineData("{\"kind\": \"dump\", \"path\": \"\"}", false)]
    [InlineData("{\"kind\": \"dump\"}", false)]
    [InlineData("{\"kind\": \"csv\"}", false)]
    [InlineData("{}", false)]
    public async Task Schema_and_parser_agree_on_sources(string source, bool valid)
    {
        var text = $$"""{"dataset_id": "d", "window": {}, "source": {{source}}}""";
        Assert.Equal(valid, Manifests.Parse(text) is ManifestLoadResult.Loaded);
        Assert.Equal(valid, (await Schema()).Validate(text).Count == 0);
    }

    [Fact]
    public async Task Schema_and_parser_agree_on_every_value_of_every_key()
    {
        using var document = JsonDocument.Parse(ManifestSchema.Write());
        var disagreements = new List<string>();
        var compared = 0;
        foreach (var (path, leaf) in SchemaLeaves.Of(document.RootElement))
        {
            var schema = await JsonSchema.FromJsonAsync(leaf.GetRawText(), TestContext.Current.CancellationToken);
            foreach (var value in Values)
            {
                var byParser = Manifests.Parse(With(path, value)) is ManifestLoadResult.Loaded;
                var bySchema = schema.Validate(value).Count == 0;
                compared++;
                if (byParser != bySchema && !IsKnown(path, value))
                {
                    disagreements.Add($"{path}: {value}: parser {byParser}, schema {bySchema}");
                }
            }
        }

        Assert.Equal("", string.Join("\n", disagreements));
        Assert.True(compared > 5_000, $"only {compared} values compared");
    }

    [Theory]
    [InlineData("monitor.poll_seconds")]
    [InlineData("risk.fractional")]
    [InlineData("risk.max_spread_bps")]
    [InlineData("verdict.reject_rate_max")]
    [InlineData("runtime.account_label")]
    [InlineData("torghut_env_overrides.TRADING_ACCOUNT_LABEL")]
    public async Task Editors_accept_a_variable_for_a_value_of_any_type(string path) =>
        Assert.Empty((await Schema()).Validate(With(path, "\"${NAME}\"")));

    [Fact]
    public void The_schema_describes_every_key_and_closes_every_section()
    {
        using var document = JsonDocument.Parse(ManifestSchema.Write());
        Walk(document.RootElement);

        static void Walk(JsonElement schema)
        {
            if (schema.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in schema.EnumerateArray())
                {
                    Walk(item);
                }
            }

            if (schema.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            {
                Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
                foreach (var property in properties.EnumerateObject())
                {
                    Assert.EndsWith(".", property.Value.GetProperty("description").GetString(), StringComparison.Ordinal);
                }
            }

            foreach (var child in schema.EnumerateObject())
            {
                Walk(child.Value);
            }
        }
    }

    /// <summary>Rules of several keys, and bounds of quoted decimals, that the schema cannot say.</summary>
    private static bool IsKnown(string path, string value) => (path, value) switch
    {
        ("kafka.bootstrap_servers", "null") => true,
        ("clickhouse.password_secret_name" or "clickhouse.password_secret_key", "null") => true,
        ("postgres.admin_dsn", "null") => true,
        ("replay.acceleration", "null") => true,
        ("strategies[].parameters.bullish_rsi_min" or "strategies[].parameters.bullish_rsi_max", _) => true,
        ("strategies[].parameters.vol_floor" or "strategies[].parameters.vol_ceil", _) => true,
        ("review.base_url" or "review.model", "null") => true,
        ("review.prompt_file" or "review.cassette_path", "\" \"") => true,
        ("review.policy.min_qty_multiplier" or "review.policy.max_qty_multiplier", _) => true,
        ("execution.account.positions[].qty", "0") => true,
        _ => FullManifest.Excluded.Contains(path),
    };

    /// <summary>The full manifest's section of a key, with another value of that key.</summary>
    private static string With(string path, string value)
    {
        var full = JsonNode.Parse(FullManifest.Json)!;
        var root = new JsonObject
        {
            ["dataset_id"] = "d",
            ["platform"] = "embedded",
            ["window"] = new JsonObject(),
            ["source"] = JsonNode.Parse("""{"kind": "synthetic"}"""),
        };
        var section = path.Split('.', '[')[0];
        root[section] = full[section]?.DeepClone();
        JsonNode node = root;
        var keys = path.Replace("[]", ".0", StringComparison.Ordinal).Split('.');
        foreach (var key in keys[..^1])
        {
            node = key == "0" ? node[0]! : node[key == "*" ? "m" : key]!;
        }

        node[keys[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }

    private static Task<JsonSchema> Schema() => Whole.Value;
}
