using Confluent.Kafka;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Connection;

/// <summary>What a user is told of Kafka's errors: which broker or topic, what it said, and what to do.</summary>
public static class KafkaFailures
{
    /// <summary>Whether an error goes away by itself: the client tries again on its own.</summary>
    public static bool IsTransient(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return !error.IsFatal && error.Code is ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown or ErrorCode.Local_TimedOut
            or ErrorCode.Local_Resolve or ErrorCode.Local_MsgTimedOut or ErrorCode.Local_TimedOutQueue
            or ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition or ErrorCode.BrokerNotAvailable
            or ErrorCode.ReplicaNotAvailable or ErrorCode.NetworkException or ErrorCode.RequestTimedOut or ErrorCode.KafkaStorageError
            or ErrorCode.FencedLeaderEpoch or ErrorCode.UnknownLeaderEpoch or ErrorCode.OffsetNotAvailable
            or ErrorCode.NotCoordinatorForGroup or ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.GroupLoadInProgress
            or ErrorCode.NotEnoughReplicas or ErrorCode.NotEnoughReplicasAfterAppend or ErrorCode.ThrottlingQuotaExceeded;
    }

    /// <summary>The failure for an error.</summary>
    /// <param name="error">What the client or a broker said.</param>
    /// <param name="exitCode">How the program ends.</param>
    /// <param name="doing">What was being done, and with what: <c>reading torghut.trades.v1 [3]</c>.</param>
    /// <param name="connection">The connection; its passwords are masked.</param>
    /// <param name="cause">The exception, for logs.</param>
    public static SimulationException Of(
        Error error, ExitCode exitCode, string doing, KafkaConnection connection, Exception? cause = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(connection);
        (string code, string hint) = Classify(error.Code);
        return new SimulationException(
            exitCode, code, connection.Mask($"Kafka at {connection.BootstrapServers}, {doing}: {error.Reason} ({error.Code})."), cause)
        {
            Hint = hint,
        };
    }

    private static (string Code, string Hint) Classify(ErrorCode code) => code switch
    {
        ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication => (
            "kafka_authentication_failed", "Check kafka.sasl_username, kafka.sasl_mechanism and the variable in kafka.sasl_password_env."),
        ErrorCode.Local_Ssl => (
            "kafka_tls_failed", "Check kafka.security_protocol, kafka.ssl_ca_file and the broker's certificate."),
        ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.GroupAuthorizationFailed
            or ErrorCode.TransactionalIdAuthorizationFailed => (
            "kafka_access_denied", "Grant the user what docs/playbook.md lists for Kafka, then run the same command again."),
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition => (
            "kafka_topic_not_found", "Check source_topics and simulation_topics in the manifest against the topics of the cluster."),
        ErrorCode.TopicAlreadyExists => (
            "kafka_topic_exists", "An earlier attempt left it: torghut-sim teardown removes what it made."),
        ErrorCode.InvalidReplicationFactor => (
            "kafka_replication_refused", "Set kafka.replication_factor to at most the number of brokers."),
        ErrorCode.PolicyViolation => (
            "kafka_policy_refused", "The cluster's policy forbids the topic's settings: ask who runs it, or set kafka.replication_factor and kafka.max_partitions_per_topic."),
        ErrorCode.MsgSizeTooLarge => (
            "kafka_message_too_large", "The simulation topics' brokers take smaller messages than the source's: raise message.max.bytes there."),
        _ => ("kafka_unavailable", "Check that the brokers run and can be reached from here, then run the same command again; it goes on where it stopped."),
    };
}
