using System.Text.Json;
using Torghut.Simulation.Manifest.Canonical;
using Torghut.Simulation.Manifest.Loading;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestSecretTests
{
    private const string Clear =
        """
        dataset_id: d
        source: {kind: synthetic}
        window: {}
        platform: embedded
        kafka:
          bootstrap_servers: k:9092
          sasl_password: hunter2
        clickhouse: {http_url: "http://c:8123", password: "hunter2"}
        postgres:
          admin_dsn: postgresql://u:hunter2@h/db
          simulation_dsn_password: hunter2
        """;

    [Fact]
    public void A_password_in_clear_is_accepted_and_warned_about()
    {
        Assert.Equal(
            ["7:18: kafka.sasl_password", "8:51: clickhouse.password", "10:14: postgres.admin_dsn", "11:28: postgres.simulation_dsn_password"],
            Manifests.Warnings(Clear).Select(warning =>
            {
                Assert.Equal("password_in_clear", warning.Code);
                return $"{warning.Line}:{warning.Column}: {warning.Key}";
            }));
        Assert.Equal("hunter2", Manifests.Good(Clear).Kafka!.Client.SaslPassword!.Resolve(_ => null).Reveal());
    }

    [Fact]
    public void A_password_from_the_environment_is_not_warned_about() => Assert.Empty(
        Manifests.Warnings(
            Manifests.Least + "platform: embedded\nkafka:\n  bootstrap_servers: k:1\n  sasl_password: ${P}\npostgres:\n  admin_dsn: postgresql://u:${P}@h/db",
            ("P", "hunter2")));

    [Fact]
    public void A_password_is_in_no_text_that_is_made_of_a_manifest()
    {
        var loaded = Assert.IsType<ManifestLoadResult.Loaded>(Manifests.Parse(Clear));
        Assert.DoesNotContain("hunter2", loaded.Manifest.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(loaded.Manifest), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ManifestCanonicalizer.Write(loaded.Manifest, _ => ""), StringComparison.Ordinal);
        Assert.All(loaded.Warnings, warning => Assert.DoesNotContain("hunter2", warning.Describe("f"), StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", loaded.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kafka: {bootstrap_servers: 'k:1', sasl_password: [hunter2]}")]
    [InlineData("kafka: {bootstrap_servers: 'k:1', sasl_password: 12345, sasl_password_env: X}")]
    [InlineData("postgres: {admin_dsn: 'mysql://u:hunter2@h/d'}")]
    [InlineData("postgres: {admin_dsn: 'host=h password=hunter2', simulation_dsn_template: 'host=h password=hunter2'}")]
    [InlineData("kafka: {bootstrap_servers: '${P}'}")]
    public void A_password_is_in_no_error(string added)
    {
        var errors = Manifests.Bad(Manifests.Least + "platform: embedded\n" + added, ("P", "hunter2"));
        Assert.NotEmpty(errors);
        Assert.All(errors, error =>
        {
            Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
            Assert.DoesNotContain("12345", error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Another_password_is_no_other_manifest_and_another_server_is()
    {
        var one = ManifestCanonicalizer.Write(Manifests.Good(Clear), _ => "");
        Assert.Equal(one, ManifestCanonicalizer.Write(Manifests.Good(Clear.Replace("hunter2", "other", StringComparison.Ordinal)), _ => ""));
        Assert.Equal(
            ["postgres.admin_dsn: \"postgresql://u:***@h/db\" → \"postgresql://u:***@h2/db\""],
            ManifestDifference.Between(
                    one, ManifestCanonicalizer.Write(Manifests.Good(Clear.Replace("@h/", "@h2/", StringComparison.Ordinal)), _ => ""))
                .Select(change => change.ToString()));
    }
}
