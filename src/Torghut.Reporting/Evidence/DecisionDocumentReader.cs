using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>Reads what the report needs out of <c>decision_json</c>, once and without building a tree.</summary>
internal sealed class DecisionDocumentReader(string runId, StringPool words, ReasonSets reasonSets)
{
    private readonly Utf8Buffer _buffer = new();
    private readonly List<string> _reasons = [];

    /// <summary>Fills the document's part of the fact; leaves it unread where the document is no JSON object.</summary>
    public void Read(string json, ref DecisionFact fact)
    {
        DecisionFact read = fact;
        _reasons.Clear();
        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(json));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return;
            }

            ReadDocument(ref reader, ref read);
        }
        catch (JsonException)
        {
            return;
        }

        read.Reasons = reasonSets.Add(_reasons);
        read.DocumentRead = true;
        fact = read;
    }

    private void ReadDocument(ref Utf8JsonReader reader, ref DecisionFact fact)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("params"u8))
            {
                reader.Read();
                ReadParams(ref reader, ref fact);
            }
            else if (reader.ValueTextEquals("event_ts"u8))
            {
                reader.Read();
                fact.EventNs = JsonValues.Time(ref reader);
            }
            else if (reader.ValueTextEquals("action"u8))
            {
                reader.Read();
                fact.Action = Word(ref reader);
            }
            else if (fact.Action == 0 && reader.ValueTextEquals("side"u8))
            {
                // Where a trader names no action.
                reader.Read();
                fact.Action = Word(ref reader);
            }
            else if (reader.ValueTextEquals("qty"u8))
            {
                reader.Read();
                fact.Qty = JsonValues.Decimal(ref reader);
            }
            else if (reader.ValueTextEquals("order_type"u8))
            {
                reader.Read();
                fact.OrderType = Word(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private void ReadParams(ref Utf8JsonReader reader, ref DecisionFact fact)
    {
        if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner))
        {
            ReadParams(ref inner, ref fact);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("simulation_context"u8))
            {
                reader.Read();
                fact.Context = ContextReader.Read(ref reader, runId);
            }
            else if (reader.ValueTextEquals("price"u8))
            {
                reader.Read();
                fact.Price = JsonValues.Decimal(ref reader);
            }
            else if (reader.ValueTextEquals("price_snapshot"u8))
            {
                reader.Read();
                ReadSnapshot(ref reader, ref fact);
            }
            else if (reader.ValueTextEquals("risk_reasons"u8))
            {
                reader.Read();
                JsonValues.Texts(ref reader, _reasons);
            }
            else if (reader.ValueTextEquals("review_reason"u8))
            {
                reader.Read();
                fact.ReviewReason = words.Add(ref reader);
                reader.Skip();
            }
            else if (reader.ValueTextEquals("submission_stage"u8))
            {
                reader.Read();
                fact.Stage = StageOf(ref reader);
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static void ReadSnapshot(ref Utf8JsonReader reader, ref DecisionFact fact)
    {
        if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner))
        {
            ReadSnapshot(ref inner, ref fact);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("spread"u8))
            {
                reader.Read();
                fact.Spread = JsonValues.Decimal(ref reader);
            }
            else if (reader.ValueTextEquals("price"u8))
            {
                reader.Read();
                fact.SnapshotPrice = JsonValues.Decimal(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    /// <summary>A word of a fixed vocabulary, in lower case.</summary>
    private int Word(ref Utf8JsonReader reader)
    {
        int word = words.Add(ref reader);
        reader.Skip();
        return words.Lower(word);
    }

    private static SubmissionStage StageOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return SubmissionStage.Unknown;
        }

        if (reader.ValueTextEquals("submitted"u8))
        {
            return SubmissionStage.Submitted;
        }

        if (reader.ValueTextEquals("review_passed"u8))
        {
            return SubmissionStage.ReviewPassed;
        }

        if (reader.ValueTextEquals("risk_passed"u8))
        {
            return SubmissionStage.RiskPassed;
        }

        if (reader.ValueTextEquals("sized"u8))
        {
            return SubmissionStage.Sized;
        }

        return reader.ValueTextEquals("intent"u8) ? SubmissionStage.Intent : SubmissionStage.Unknown;
    }
}
