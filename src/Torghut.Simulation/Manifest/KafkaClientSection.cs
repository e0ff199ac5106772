using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest;

/// <summary>How a client reaches Kafka.</summary>
public sealed record KafkaClientSection
{
    /// <summary><c>host:port</c>, several joined by commas.</summary>
    public string? BootstrapServers { get; init; }

    /// <summary><c>PLAINTEXT</c>, <c>SSL</c>, <c>SASL_PLAINTEXT</c> or <c>SASL_SSL</c>; null for <c>PLAINTEXT</c>.</summary>
    public string? SecurityProtocol { get; init; }

    /// <summary><c>PLAIN</c>, <c>SCRAM-SHA-256</c> or <c>SCRAM-SHA-512</c>.</summary>
    public string? SaslMechanism { get; init; }

    /// <summary>User.</summary>
    public string? SaslUsername { get; init; }

    /// <summary>Where the password comes from.</summary>
    public PasswordSource? SaslPassword { get; init; }

    /// <summary>PEM file of the authorities that the brokers' certificates are checked against; null for the system's.</summary>
    public string? SslCaFile { get; init; }

    /// <summary>PEM file of the client's own certificate.</summary>
    public string? SslCertificateFile { get; init; }

    /// <summary>PEM file of its key.</summary>
    public string? SslKeyFile { get; init; }

    /// <summary>Where the key's password comes from.</summary>
    public PasswordSource? SslKeyPassword { get; init; }
}
