using Torghut.Simulation.Manifest.Loading;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class MaskedManifestTextTests
{
    [Fact]
    public void Passwords_and_the_passwords_in_addresses_are_masked_and_the_rest_stays()
    {
        string masked = Mask("""
            dataset_id: d # a comment
            source: { kind: synthetic }
            window: {}
            clickhouse: { http_url: "http://h:8123", username: u, password: hunter2 }
            postgres: { admin_dsn: "postgresql://u:hunter3@h/db", simulation_dsn: "postgresql://u@h/sim" }
            """);

        Assert.DoesNotContain("hunter", masked, StringComparison.Ordinal);
        Assert.Contains("dataset_id: d # a comment", masked, StringComparison.Ordinal);
        Assert.Contains("password: \"***\"", masked, StringComparison.Ordinal);
        Assert.Contains("postgresql://u:***@h/db", masked, StringComparison.Ordinal);
        Assert.Contains("postgresql://u@h/sim", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_written_in_escapes_is_masked_in_the_canonical_form()
    {
        string masked = Mask("""
            dataset_id: d
            source: { kind: synthetic }
            window: {}
            clickhouse: { http_url: "http://h:8123", username: u, password: "hun\u0074er2" }
            """);

        Assert.DoesNotContain("hun", masked, StringComparison.Ordinal);
        Assert.Equal(masked, Mask(masked));
        Assert.Contains("\"password\": \"***\"", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_stays_and_a_password_that_only_begins_with_one_does_not()
    {
        string masked = Mask("""
            dataset_id: d
            source: { kind: synthetic }
            window: {}
            platform: embedded
            kafka: { bootstrap_servers: "k:1", sasl_password: "${A}" }
            clickhouse: { http_url: "http://h:8123", password: "${A}hunter2" }
            """);

        Assert.Contains("sasl_password: \"${A}\"", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", masked, StringComparison.Ordinal);
    }

    private static string Mask(string text) => ManifestLoader.Parse(text, "m.yaml", name => name == "A" ? "a" : null).OrThrow().File.MaskedText;
}
