using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Runs;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Workers.Settings;

/// <summary>How a worker reaches Kafka: by variables with a prefix, and where they say nothing, as the manifest's workloads do.</summary>
internal static class KafkaEnvironment
{
    /// <summary>Works the connection out.</summary>
    /// <param name="prefix">Prefix of the variables, with its underscore.</param>
    /// <param name="environment">The variables.</param>
    /// <param name="run">The run; null without a manifest.</param>
    public static KafkaConnection Read(string prefix, WorkerEnvironment environment, RunDefinition? run)
    {
        KafkaClientSection own = run?.Manifest.Kafka?.Client ?? new KafkaClientSection();
        KafkaClientSection workloads = run?.Manifest.Kafka?.Runtime ?? new KafkaClientSection();
        var section = new KafkaClientSection
        {
            BootstrapServers = environment.Require(prefix + "BOOTSTRAP_SERVERS", workloads.BootstrapServers ?? own.BootstrapServers),
            SecurityProtocol = environment.Find(prefix + "SECURITY_PROTOCOL") ?? workloads.SecurityProtocol ?? own.SecurityProtocol,
            SaslMechanism = environment.Find(prefix + "SASL_MECHANISM") ?? workloads.SaslMechanism ?? own.SaslMechanism,
            SaslUsername = environment.Find(prefix + "SASL_USERNAME") ?? workloads.SaslUsername ?? own.SaslUsername,
            SaslPassword = Password(environment, prefix + "SASL_PASSWORD") ?? workloads.SaslPassword ?? own.SaslPassword,
            SslCaFile = environment.Find(prefix + "SSL_CA_FILE") ?? workloads.SslCaFile ?? own.SslCaFile,
            SslCertificateFile = environment.Find(prefix + "SSL_CERTIFICATE_FILE") ?? workloads.SslCertificateFile ?? own.SslCertificateFile,
            SslKeyFile = environment.Find(prefix + "SSL_KEY_FILE") ?? workloads.SslKeyFile ?? own.SslKeyFile,
            SslKeyPassword = Password(environment, prefix + "SSL_KEY_PASSWORD") ?? workloads.SslKeyPassword ?? own.SslKeyPassword,
        };
        return new KafkaConnection(section, environment.Find);
    }

    private static PasswordSource.Variable? Password(WorkerEnvironment environment, string name) =>
        environment.Find(name) is null ? null : new PasswordSource.Variable(name);
}
