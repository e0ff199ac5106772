using Confluent.Kafka;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Kafka.Connection;

/// <summary>How clients reach one Kafka cluster: the manifest's section with its passwords resolved.</summary>
public sealed class KafkaConnection
{
    private readonly KafkaClientSection _section;
    private readonly Secret? _saslPassword;
    private readonly Secret? _keyPassword;

    /// <summary>Resolves a manifest's section.</summary>
    /// <param name="section">How the program reaches the brokers.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <exception cref="SimulationException">
    /// A password's variable is not set, a user has no password, or a certificate file is not there (exit code 2).
    /// </exception>
    public KafkaConnection(KafkaClientSection section, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(section);
        _section = section;
        _saslPassword = section.SaslPassword?.Resolve(environment);
        _keyPassword = section.SslKeyPassword?.Resolve(environment);
        RequireSasl();
        RequireFile("ssl_ca_file", section.SslCaFile);
        RequireFile("ssl_certificate_file", section.SslCertificateFile);
        RequireFile("ssl_key_file", section.SslKeyFile);
    }

    /// <summary><c>host:port</c>, several joined by commas.</summary>
    public string BootstrapServers => _section.BootstrapServers ?? "";

    /// <summary>The part of a client's configuration that reaches and identifies.</summary>
    /// <param name="clientId">Name under which brokers know, log and limit the client.</param>
    public ClientConfig ClientConfiguration(string clientId)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        var configuration = new ClientConfig
        {
            BootstrapServers = BootstrapServers,
            ClientId = clientId,
            SecurityProtocol = Protocol(),
            SocketKeepaliveEnable = true,
            SocketNagleDisable = true,
            SocketConnectionSetupTimeoutMs = 10_000,
            ReconnectBackoffMs = 50,
            ReconnectBackoffMaxMs = 2_000,
        };
        if (UsesSasl)
        {
            configuration.SaslMechanism = Mechanism();
            configuration.SaslUsername = _section.SaslUsername;
            configuration.SaslPassword = _saslPassword!.Reveal();
        }

        if (_section.SslCaFile is not null)
        {
            configuration.SslCaLocation = _section.SslCaFile;
        }

        if (_section.SslCertificateFile is not null)
        {
            configuration.SslCertificateLocation = _section.SslCertificateFile;
            configuration.SslKeyLocation = _section.SslKeyFile;
            configuration.SslKeyPassword = _keyPassword?.Reveal();
        }

        return configuration;
    }

    /// <summary>The text with every password of this connection masked.</summary>
    public string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (Secret? secret in (ReadOnlySpan<Secret?>)[_saslPassword, _keyPassword])
        {
            if (secret is { IsEmpty: false })
            {
                text = text.Replace(secret.Reveal(), Secret.Mask, StringComparison.Ordinal);
            }
        }

        return text;
    }

    private bool UsesSasl => Protocol() is SecurityProtocol.SaslPlaintext or SecurityProtocol.SaslSsl;

    private SecurityProtocol Protocol() => _section.SecurityProtocol switch
    {
        "SSL" => SecurityProtocol.Ssl,
        "SASL_PLAINTEXT" => SecurityProtocol.SaslPlaintext,
        "SASL_SSL" => SecurityProtocol.SaslSsl,
        _ => SecurityProtocol.Plaintext,
    };

    private SaslMechanism Mechanism() => _section.SaslMechanism switch
    {
        "SCRAM-SHA-256" => SaslMechanism.ScramSha256,
        "SCRAM-SHA-512" => SaslMechanism.ScramSha512,
        _ => SaslMechanism.Plain,
    };

    private void RequireSasl()
    {
        if (UsesSasl && (string.IsNullOrEmpty(_section.SaslUsername) || _saslPassword is null))
        {
            string missing = string.IsNullOrEmpty(_section.SaslUsername) ? "sasl_username" : "sasl_password_env";
            throw new SimulationException(
                ExitCode.Usage,
                "kafka_credentials_missing",
                $"kafka.{missing}: found none; expected one, because kafka.security_protocol is {_section.SecurityProtocol}.");
        }
    }

    private static void RequireFile(string key, string? path)
    {
        if (path is not null && !File.Exists(path))
        {
            throw new SimulationException(
                ExitCode.Usage, "kafka_certificate_missing", $"kafka.{key}: found no file {path}; expected a PEM file.");
        }
    }
}
