using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>Reads lineage and quote of <c>execution_audit_json</c>, and the market facts of <c>raw_event</c>.</summary>
internal sealed class OrderDocumentReader(string runId, StringPool words)
{
    private readonly Utf8Buffer _buffer = new();

    /// <summary>The audit of an execution; empty where there is none that can be read.</summary>
    public AuditFact ReadAudit(string? json)
    {
        AuditFact audit = default;
        if (string.IsNullOrEmpty(json))
        {
            return audit;
        }

        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(json));
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadAudit(ref reader, ref audit);
            }

            return audit;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>
    /// What an order update tells: <c>payload.timestamp, payload.price, payload.execution</c>, or the same at the top where
    /// there is no envelope.
    /// </summary>
    public UpdateFact ReadUpdate(string json)
    {
        UpdateFact update = default;
        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(json));
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadUpdate(ref reader, ref update);
            }

            return update;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private void ReadAudit(ref Utf8JsonReader reader, ref AuditFact audit)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("simulation_context"u8))
            {
                reader.Read();
                audit.Context = ContextReader.Read(ref reader, runId);
            }
            else if (reader.ValueTextEquals("arrival"u8))
            {
                reader.Read();
                ReadQuote(ref reader, out audit.ArrivalBid, out audit.ArrivalAsk, out _);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadUpdate(ref Utf8JsonReader reader, ref UpdateFact update)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner))
                {
                    ReadUpdate(ref inner, ref update);
                }
                else if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadUpdate(ref reader, ref update);
                }
                else
                {
                    reader.Skip();
                }
            }
            else if (reader.ValueTextEquals("timestamp"u8))
            {
                reader.Read();
                update.TimeNs = JsonValues.Time(ref reader);
            }
            else if (reader.ValueTextEquals("price"u8))
            {
                reader.Read();
                update.Price = JsonValues.Decimal(ref reader);
            }
            else if (reader.ValueTextEquals("execution"u8))
            {
                reader.Read();
                ReadQuote(ref reader, out update.Bid, out update.Ask, out update.Rule);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadQuote(ref Utf8JsonReader reader, out decimal? bid, out decimal? ask, out int rule)
    {
        bid = null;
        ask = null;
        rule = 0;
        if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner))
        {
            ReadQuote(ref inner, out bid, out ask, out rule);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("bid"u8))
            {
                reader.Read();
                bid = JsonValues.Decimal(ref reader);
            }
            else if (reader.ValueTextEquals("ask"u8))
            {
                reader.Read();
                ask = JsonValues.Decimal(ref reader);
            }
            else if (reader.ValueTextEquals("rule"u8))
            {
                reader.Read();
                rule = words.Add(ref reader);
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }
}
