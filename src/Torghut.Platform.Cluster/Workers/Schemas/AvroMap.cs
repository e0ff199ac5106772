using Avro;
using Avro.IO;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>A map of the fields of one object, by name.</summary>
/// <param name="members">Its fields.</param>
/// <param name="values">Schema of the values, for those that are not known.</param>
internal sealed class AvroMap(IReadOnlyList<KeyValuePair<string, AvroNode>> members, Schema values) : AvroNode
{
    private readonly Dictionary<string, AvroNode> _members = members.ToDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Write(Encoder encoder, Document document)
    {
        encoder.WriteMapStart();
        encoder.SetItemCount(members.Count(member => member.Value.HasValue(document)));
        foreach ((string name, AvroNode node) in members)
        {
            if (node.HasValue(document))
            {
                encoder.StartItem();
                encoder.WriteString(name);
                node.Write(encoder, document);
            }
        }

        encoder.WriteMapEnd();
    }

    /// <inheritdoc/>
    public override void Read(Decoder decoder, Document document)
    {
        for (long count = decoder.ReadMapStart(); count != 0; count = decoder.ReadMapNext())
        {
            for (long item = 0; item < count; item++)
            {
                if (_members.TryGetValue(decoder.ReadString(), out AvroNode? node))
                {
                    node.Read(decoder, document);
                }
                else
                {
                    AvroDefaults.Skip(values, decoder);
                }
            }
        }
    }
}
