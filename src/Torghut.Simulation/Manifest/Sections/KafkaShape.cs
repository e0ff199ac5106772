using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>kafka</c>.</summary>
internal static class KafkaShape
{
    private static readonly ChoiceShape Protocol = new("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
    private static readonly ChoiceShape Mechanism = new("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");

    /// <summary>The description.</summary>
    public static SectionShape<KafkaSection> Shape { get; } = Topics(
        Client(
            Certificates(Client(
                new SectionShape<KafkaSection>(() => new KafkaSection()),
                "",
                kafka => kafka.Client,
                (kafka, client) => kafka with { Client = client })),
            "runtime_",
            kafka => kafka.Runtime,
            (kafka, client) => kafka with { Runtime = client }))
        .Rule(["bootstrap_servers"], RequireServers);

    private static SectionShape<KafkaSection> Client(
        SectionShape<KafkaSection> shape,
        string prefix,
        Func<KafkaSection, KafkaClientSection> get,
        Func<KafkaSection, KafkaClientSection, KafkaSection> set)
    {
        var runtime = prefix.Length > 0;
        var whose = runtime ? "the simulated workloads" : "this program";
        string? Inherited(string key) => runtime ? key : null;
        return shape
            .Add(new OptionalKey<KafkaSection, string>(
                prefix + "bootstrap_servers",
                $"Brokers for {whose}: host:port, several joined by commas.",
                new TextShape(TextRules.Servers),
                kafka => get(kafka).BootstrapServers,
                (kafka, value) => set(kafka, get(kafka) with { BootstrapServers = value }))
            { DefaultWords = Inherited("bootstrap_servers") })
            .Add(new OptionalKey<KafkaSection, string>(
                prefix + "security_protocol",
                $"Security of the connection of {whose}.",
                Protocol,
                kafka => get(kafka).SecurityProtocol,
                (kafka, value) => set(kafka, get(kafka) with { SecurityProtocol = value }))
            { DefaultWords = Inherited("security_protocol") ?? "PLAINTEXT" })
            .Add(new OptionalKey<KafkaSection, string>(
                prefix + "sasl_mechanism",
                $"SASL mechanism of {whose}.",
                Mechanism,
                kafka => get(kafka).SaslMechanism,
                (kafka, value) => set(kafka, get(kafka) with { SaslMechanism = value }))
            { DefaultWords = Inherited("sasl_mechanism") })
            .Add(new OptionalKey<KafkaSection, string>(
                prefix + "sasl_username",
                $"SASL user of {whose}.",
                new TextShape(TextRules.Any),
                kafka => get(kafka).SaslUsername,
                (kafka, value) => set(kafka, get(kafka) with { SaslUsername = value }))
            { DefaultWords = Inherited("sasl_username") })
            .Password(
                prefix + "sasl_password",
                kafka => get(kafka).SaslPassword,
                (kafka, value) => set(kafka, get(kafka) with { SaslPassword = value }),
                runtime ? "the workloads' SASL user" : "the SASL user");
    }

    /// <summary>Files of certificates are on this machine: workloads have their own.</summary>
    private static SectionShape<KafkaSection> Certificates(SectionShape<KafkaSection> shape) => shape
        .Optional(
            "ssl_ca_file",
            FileShape.Instance,
            kafka => kafka.Client.SslCaFile,
            (kafka, value) => kafka with { Client = kafka.Client with { SslCaFile = value } },
            "PEM file of the authorities that the brokers' certificates are checked against; null for the system's.")
        .Optional(
            "ssl_certificate_file",
            FileShape.Instance,
            kafka => kafka.Client.SslCertificateFile,
            (kafka, value) => kafka with { Client = kafka.Client with { SslCertificateFile = value } },
            "PEM file of the certificate that this program shows to brokers.")
        .Optional(
            "ssl_key_file",
            FileShape.Instance,
            kafka => kafka.Client.SslKeyFile,
            (kafka, value) => kafka with { Client = kafka.Client with { SslKeyFile = value } },
            "PEM file of that certificate's key.")
        .Password(
            "ssl_key_password",
            kafka => kafka.Client.SslKeyPassword,
            (kafka, value) => kafka with { Client = kafka.Client with { SslKeyPassword = value } },
            "the key");

    private static SectionShape<KafkaSection> Topics(SectionShape<KafkaSection> shape) => shape
        .Value(
            "default_partitions",
            new WholeShape { Least = 1, Greatest = 10_000 },
            kafka => kafka.DefaultPartitions,
            (kafka, value) => kafka with { DefaultPartitions = (int)value },
            "Partitions of a simulation topic whose source topic does not tell them.")
        .OptionalValue(
            "max_partitions_per_topic",
            new WholeShape { Least = 1, Greatest = 10_000 },
            kafka => kafka.MaxPartitionsPerTopic,
            (kafka, value) => kafka with { MaxPartitionsPerTopic = (int?)value },
            "Most partitions of a simulation topic; null for as many as the source topic has.")
        .Value(
            "replication_factor",
            new WholeShape { Least = 1, Greatest = 100 },
            kafka => kafka.ReplicationFactor,
            (kafka, value) => kafka with { ReplicationFactor = (int)value },
            "Replicas of a simulation topic.")
        .Value(
            "keep_simulation_topics",
            FlagShape.Instance,
            kafka => kafka.KeepsTopics,
            (kafka, value) => kafka with { KeepsTopics = value },
            "Whether the run's topics are left when it ends; otherwise they are deleted.")
        .OptionalValue(
            "max_bytes_per_second",
            new WholeShape { Least = 1 },
            kafka => kafka.MaxBytesPerSecond,
            (kafka, value) => kafka with { MaxBytesPerSecond = value },
            "Greatest rate at which a dump reads, bytes per second; null for no limit.");

    private static bool RequireServers(KafkaSection kafka, SectionKeys keys)
    {
        if (kafka.Client.BootstrapServers is null)
        {
            keys.Missing("bootstrap_servers", TextRules.Servers.Expectation);
            return false;
        }

        return true;
    }
}
