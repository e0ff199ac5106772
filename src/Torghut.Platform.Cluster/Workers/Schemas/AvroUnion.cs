using Avro;
using Avro.IO;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>A union: the branch that holds the value, or null where there is none.</summary>
/// <param name="branches">The branches in order.</param>
/// <param name="chosen">The branch that is written.</param>
/// <param name="empty">The branch of null; null without one.</param>
internal sealed class AvroUnion(IReadOnlyList<AvroNode> branches, int chosen, int? empty) : AvroNode
{
    /// <inheritdoc/>
    public override bool HasValue(Document document) => branches[chosen].HasValue(document);

    /// <inheritdoc/>
    public override void Write(Encoder encoder, Document document)
    {
        if (empty is { } none && !HasValue(document))
        {
            encoder.WriteUnionIndex(none);
            return;
        }

        encoder.WriteUnionIndex(chosen);
        branches[chosen].Write(encoder, document);
    }

    /// <inheritdoc/>
    public override void Read(Decoder decoder, Document document)
    {
        int branch = decoder.ReadUnionIndex();
        if (branch < 0 || branch >= branches.Count)
        {
            throw new AvroException("A union has no such branch.");
        }

        branches[branch].Read(decoder, document);
    }
}
