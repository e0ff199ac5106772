using System.Text.Json;

namespace Torghut.Reporting.Evidence;

/// <summary>Reads what the report needs out of <c>response_json</c> and <c>risk_flags</c>.</summary>
internal sealed class ReviewDocumentReader(StringPool words, ReasonSets reasonSets)
{
    private readonly Utf8Buffer _buffer = new();
    private readonly List<string> _texts = [];

    /// <summary>Fills the response's part of the fact.</summary>
    public void ReadResponse(string json, ref ReviewFact fact)
    {
        ReviewFact read = fact;
        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(json));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadField(ref reader, ref read);
            }
        }
        catch (JsonException)
        {
            return;
        }

        fact = read;
    }

    /// <summary>A JSON list of flags; a text that is no JSON is one flag.</summary>
    public int ReadFlags(string? json)
    {
        _texts.Clear();
        if (string.IsNullOrWhiteSpace(json))
        {
            return 0;
        }

        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(json));
            reader.Read();
            JsonValues.Texts(ref reader, _texts);
        }
        catch (JsonException)
        {
            _texts.Clear();
            _texts.Add(json.Trim());
        }

        return reasonSets.Add(_texts);
    }

    private void ReadField(ref Utf8JsonReader reader, ref ReviewFact fact)
    {
        if (reader.ValueTextEquals("verdict"u8))
        {
            reader.Read();
            string verdict = Lower.Of(JsonValues.Text(ref reader));
            fact.Verdict = verdict.Length == 0 ? fact.Verdict : words.Add(verdict);
        }
        else if (reader.ValueTextEquals("policy_verdict"u8))
        {
            reader.Read();
            fact.PolicyVerdict = words.Add(Lower.Of(JsonValues.Text(ref reader)));
        }
        else if (reader.ValueTextEquals("policy_override"u8))
        {
            reader.Read();
            fact.PolicyOverride = words.Add(JsonValues.Text(ref reader));
        }
        else if (reader.ValueTextEquals("fallback"u8))
        {
            reader.Read();
            fact.Fallback = words.Add(Lower.Of(JsonValues.Text(ref reader)));
        }
        else if (reader.ValueTextEquals("deterministic_guardrails"u8))
        {
            reader.Read();
            _texts.Clear();
            bool isList = reader.TokenType == JsonTokenType.StartArray;
            JsonValues.Texts(ref reader, _texts);
            fact.Guardrails = isList ? reasonSets.Add(_texts) : 0;
        }
        else if (reader.ValueTextEquals("calibrated_probabilities"u8))
        {
            reader.Read();
            fact.TopProbability = TopProbability(ref reader);
        }
        else if (reader.ValueTextEquals("uncertainty"u8))
        {
            reader.Read();
            ReadUncertainty(ref reader, ref fact);
        }
        else if (reader.ValueTextEquals("calibration_quality"u8) || reader.ValueTextEquals("calibration_quality_score"u8))
        {
            reader.Read();
            fact.CalibrationQuality = JsonValues.Double(ref reader);
        }
        else if (reader.ValueTextEquals("replayed"u8))
        {
            reader.Read();
            fact.Replayed = reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : null;
            reader.Skip();
        }
        else if (reader.ValueTextEquals("shadow"u8))
        {
            reader.Read();
            fact.Shadow = reader.TokenType == JsonTokenType.True;
            reader.Skip();
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private static double? TopProbability(ref Utf8JsonReader reader)
    {
        if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner))
        {
            return TopProbability(ref inner);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        double? top = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (JsonValues.Double(ref reader) is { } p and >= 0 && (top is not { } best || p > best))
            {
                top = p;
            }
        }

        return top;
    }

    private void ReadUncertainty(ref Utf8JsonReader reader, ref ReviewFact fact)
    {
        if (NestedJson.TryOpen(ref reader, out Utf8JsonReader inner))
        {
            ReadUncertainty(ref inner, ref fact);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("score"u8))
            {
                reader.Read();
                fact.UncertaintyScore = JsonValues.Double(ref reader);
            }
            else if (reader.ValueTextEquals("band"u8))
            {
                reader.Read();
                fact.UncertaintyBand = words.Add(Lower.Of(JsonValues.Text(ref reader)));
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }
}
