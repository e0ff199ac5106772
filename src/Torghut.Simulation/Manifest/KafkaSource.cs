namespace Torghut.Simulation.Manifest;

/// <summary><c>kafka</c>: the source topics of the brokers in <c>kafka</c>.</summary>
public sealed record KafkaSource : SourceSection
{
    /// <inheritdoc/>
    public override string Kind => "kafka";
}
