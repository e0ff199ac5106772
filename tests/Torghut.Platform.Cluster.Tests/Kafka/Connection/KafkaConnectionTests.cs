using Confluent.Kafka;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Tests.Kafka.Connection;

public sealed class KafkaConnectionTests : IDisposable
{
    private const string Password = "s3cret;pass=wörd";

    private readonly TemporaryFolder _folder = new();
    private readonly KafkaClientSection _section = new()
    {
        BootstrapServers = "kafka:9093",
        SecurityProtocol = "SASL_SSL",
        SaslMechanism = "SCRAM-SHA-512",
        SaslUsername = "user",
        SaslPassword = new PasswordSource.Variable("KAFKA_PASSWORD"),
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AManifestsSectionConfiguresTheClient()
    {
        File.WriteAllText(_folder["ca.pem"], "");
        File.WriteAllText(_folder["client.pem"], "");
        File.WriteAllText(_folder["client.key"], "");
        KafkaClientSection section = _section with
        {
            SslCaFile = _folder["ca.pem"],
            SslCertificateFile = _folder["client.pem"],
            SslKeyFile = _folder["client.key"],
            SslKeyPassword = new PasswordSource.Variable("KEY_PASSWORD"),
        };

        ClientConfig client = new KafkaConnection(section, Variables).ClientConfiguration("me");

        Assert.Equal(("kafka:9093", "me", SecurityProtocol.SaslSsl), (client.BootstrapServers, client.ClientId, client.SecurityProtocol));
        Assert.Equal((SaslMechanism.ScramSha512, "user", Password), (client.SaslMechanism, client.SaslUsername, client.SaslPassword));
        Assert.Equal(
            (section.SslCaFile, section.SslCertificateFile, section.SslKeyFile, "key"),
            (client.SslCaLocation, client.SslCertificateLocation, client.SslKeyLocation, client.SslKeyPassword));
    }

    [Theory]
    [InlineData("PLAIN", SaslMechanism.Plain)]
    [InlineData("SCRAM-SHA-256", SaslMechanism.ScramSha256)]
    [InlineData("SCRAM-SHA-512", SaslMechanism.ScramSha512)]
    public void EveryMechanismIsKnown(string name, SaslMechanism mechanism) =>
        Assert.Equal(mechanism, new KafkaConnection(_section with { SaslMechanism = name }, Variables).ClientConfiguration("me").SaslMechanism);

    [Fact]
    public void MissingCredentialsAreNamedByTheirKeys()
    {
        Assert.Contains("kafka.sasl_username", Refused(_section with { SaslUsername = null }, "kafka_credentials_missing"), StringComparison.Ordinal);
        Assert.Contains("kafka.sasl_password_env", Refused(_section with { SaslPassword = null }, "kafka_credentials_missing"), StringComparison.Ordinal);
        Assert.Contains("kafka.ssl_ca_file", Refused(_section with { SslCaFile = "/none.pem" }, "kafka_certificate_missing"), StringComparison.Ordinal);
        Assert.Contains("OTHER", Refused(_section with { SaslPassword = new PasswordSource.Variable("OTHER") }, "password_not_set"), StringComparison.Ordinal);
    }

    [Fact]
    public void PasswordsAreMaskedInWhatBrokersAndTheClientSay()
    {
        var connection = new KafkaConnection(_section, Variables);
        var notes = new Notes();
        var log = new KafkaLog(connection, notes);

        log.Take(new Error(ErrorCode.SaslAuthenticationFailed, $"wrong: {Password}"));
        log.Take(new LogMessage("c", SyslogLevel.Error, "FAIL", $"sasl.password={Password}"));
        string failure = KafkaFailures.Of(new Error(ErrorCode.SaslAuthenticationFailed, Password), ExitCode.Refused, "reading", connection).Message;

        Assert.Equal(["wrong: ***", "sasl.password=***"], notes.All.Select(note => note.Message));
        Assert.Equal("wrong: ***", log.LastError);
        Assert.DoesNotContain(Password, failure, StringComparison.Ordinal);
    }

    [Fact]
    public void ARepeatedSentenceIsSaidOnce()
    {
        var notes = new Notes();
        var log = new KafkaLog(new KafkaConnection(_section, Variables), notes);
        for (int i = 0; i < 1_000; i++)
        {
            log.Take(new LogMessage("c", SyslogLevel.Error, "FAIL", "broker down"));
            log.Take(new LogMessage("c", SyslogLevel.Info, "INIT", "hello"));
        }

        Assert.Equal("broker down", Assert.Single(notes.All).Message);
    }

    private static string? Variables(string name) => name switch
    {
        "KAFKA_PASSWORD" => Password,
        "KEY_PASSWORD" => "key",
        _ => null,
    };

    private static string Refused(KafkaClientSection section, string code)
    {
        var failure = Assert.Throws<SimulationException>(() => new KafkaConnection(section, Variables));
        Assert.Equal((ExitCode.Usage, code), (failure.ExitCode, failure.Code));
        return failure.Message;
    }
}
