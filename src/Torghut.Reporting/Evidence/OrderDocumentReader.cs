using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>Reads the lineage of <c>execution_audit_json</c> and the market facts of <c>raw_event</c>.</summary>
internal sealed class OrderDocumentReader(string runId)
{
    private readonly Utf8Buffer _buffer = new();

    /// <summary>The <c>simulation_context</c> of an execution's audit; empty where there is none.</summary>
    public ContextFact ReadAudit(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return default;
        }

        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(json));
            ContextFact context = default;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return default;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isContext = reader.ValueTextEquals("simulation_context"u8);
                reader.Read();
                if (isContext)
                {
                    context = ContextReader.Read(ref reader, runId);
                }
                else
                {
                    reader.Skip();
                }
            }

            return context;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>
    /// Market time, price and quantity of the fill that an order update tells of: <c>payload.timestamp, payload.price,
    /// payload.qty</c>, or the same at the top where there is no envelope.
    /// </summary>
    public (long? TimeNs, decimal? Price, decimal? Qty) ReadFill(string json)
    {
        (long?, decimal?, decimal?) fill = default;
        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(json));
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadFill(ref reader, ref fill);
            }
        }
        catch (JsonException)
        {
            return default;
        }

        return fill;
    }

    private static void ReadFill(ref Utf8JsonReader reader, ref (long? TimeNs, decimal? Price, decimal? Qty) fill)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadFill(ref reader, ref fill);
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("timestamp"u8))
            {
                reader.Read();
                fill.TimeNs = JsonValues.Time(ref reader);
            }
            else if (reader.ValueTextEquals("price"u8))
            {
                reader.Read();
                fill.Price = JsonValues.Decimal(ref reader);
            }
            else if (reader.ValueTextEquals("qty"u8))
            {
                reader.Read();
                fill.Qty = JsonValues.Decimal(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }
}
