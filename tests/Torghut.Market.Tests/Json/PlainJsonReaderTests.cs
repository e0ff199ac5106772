using System.Text;
using System.Text.Json;
using CsCheck;
using Torghut.Market.Json;

namespace Torghut.Market.Tests.Json;

public sealed class PlainJsonReaderTests
{
    [Fact]
    public void MembersAreReadInTheirOrder() =>
        Assert.Equal(
            ["a Text x", "b Number -1.5", "c Null null", "d Boolean true", "e Array [1, \"y\"]", "f Object {", "g Text ", "h Array []"],
            Members("""{ "a":"x","b" : -1.5,"c":null, "d":true,"e":[1, "y"],"f":{"g":""},"h":[] } """));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":1.}")]
    [InlineData("{\"a\":.5}")]
    [InlineData("{\"a\":-}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":1 2}")]
    [InlineData("{\"a\":nul}")]
    [InlineData("{\"a\":truer}")]
    [InlineData("{\"a\":\"x}")]
    [InlineData("{\"a\":\"\u0001\"}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{\"a\":[1 2]}")]
    [InlineData("{\"a\":[}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\":{\"b\":1,}}")]
    public void WhatIsNoJsonIsRefused(string json) => Assert.Null(Members(json));

    [Theory]
    [InlineData("{\"a\":\"x\\ny\"}")]
    [InlineData("{\"a\\u0062\":1}")]
    [InlineData("{\"a\":1e5}")]
    [InlineData("{\"a\":[[1]]}")]
    [InlineData("{\"a\":[{}]}")]
    public void WhatIsNotPlainIsLeftToACompleteReader(string json) => Assert.Null(Members(json));

    [Fact]
    public void WhateverIsAcceptedIsJsonAndMeansTheSame() => Mangled.Sample(json =>
    {
        List<string>? members = Members(json);

        Assert.True(members is null || members.SequenceEqual(ReferenceMembers(json)), json);
    });

    [Fact]
    public void AShapeAcceptsExactlyWhatTheReaderAccepts() => Gen.Select(Texts, Mangled).Sample((known, json) =>
    {
        List<(PlainJsonMember, int)> names = [];
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        if (PlainJsonShape.Learn(Encoding.UTF8.GetBytes(known), names) is not { } shape)
        {
            return;
        }

        PlainJsonMember[] values = new PlainJsonMember[shape.Count];
        if (!shape.TryRead(bytes, values))
        {
            return;
        }

        List<string>? read = Members(json);
        Assert.NotNull(read);
        Assert.Equal(
            read.Where(member => !member.EndsWith(" Object {", StringComparison.Ordinal)).Select(member => member[(member.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
            values.Select(value => $"{value.Kind} {Encoding.UTF8.GetString(value.Value(bytes))}"));
    });

    [Fact]
    public void AShapeReadsOtherValuesOfTheSameShape()
    {
        List<(PlainJsonMember, int)> names = [];
        PlainJsonShape shape = PlainJsonShape.Learn("{\"a\":\"x\",\"p\":{\"b\":1,\"c\":[]}}"u8, names)!;
        PlainJsonMember[] values = new PlainJsonMember[shape.Count];
        byte[] json = Encoding.UTF8.GetBytes("{\"a\":null,\"p\":{\"b\":\"12\",\"c\":[\"q\"]}}");

        Assert.True(shape.TryRead(json, values));
        Assert.Equal(["Null null", "Text 12", "Array [\"q\"]"], values.Select(value => $"{value.Kind} {Encoding.UTF8.GetString(value.Value(json))}"));
        Assert.False(shape.TryRead("{\"a\":{},\"p\":{\"b\":1,\"c\":[]}}"u8, values));
        Assert.False(shape.TryRead("{\"a\":1,\"p\":{\"b\":1,\"d\":[]}}"u8, values));
    }

    /// <summary>Objects with values of all kinds, plain and not.</summary>
    private static Gen<string> Texts { get; } = MakeTexts();

    /// <summary>Those objects with a character put in, taken out or replaced, or as they are.</summary>
    private static Gen<string> Mangled { get; } =
        Gen.Select(Texts, Gen.Int[0, 3], Gen.Int[0, 200], OneOf('"', '{', '}', '[', ']', ',', ':', ' ', '0', '-', '.', 'e', 'n', '\\', '\t')).Select(
            (text, kind, at, c) =>
            {
                at %= text.Length;
                return kind switch { 0 => text, 1 => text.Insert(at, c.ToString()), 2 => text.Remove(at, 1), _ => text.Remove(at, 1).Insert(at, c.ToString()) };
            });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string> MakeTexts()
    {
        Gen<string> scalar = Gen.OneOf(
            OneOf("null", "true", "false", "0", "-1", "12.50", "1e3", "\"\"", "\"x\\n\"", "[]", "[1,\"a\",null]", "[ \"b\" ]"),
            Gen.String[Gen.Char['a', 'z'], 0, 40].Select(s => $"\"{s}\""));
        Gen<string> member = Gen.Select(OneOf("a", "b", "long_name"), OneOf(":", " : "), scalar).Select((n, c, v) => $"\"{n}\"{c}{v}");
        Gen<string> inner = Gen.Select(member.List[0, 3], OneOf(",", ", ")).Select((members, comma) => "{" + string.Join(comma, members) + "}");
        return Gen.Select(Gen.OneOf(member, inner.Select(o => "\"o\":" + o)).List[0, 5], OneOf(",", " , "))
            .Select((members, comma) => "{" + string.Join(comma, members) + "}");
    }

    private static List<string>? Members(string json)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        PlainJsonReader reader = new(bytes);
        List<string> members = [];
        int depth = reader.TryBegin() ? 1 : 0;
        while (depth > 0 && !reader.IsRefused)
        {
            if (!reader.TryReadMember(out PlainJsonMember member))
            {
                depth--;
                continue;
            }

            members.Add($"{Encoding.UTF8.GetString(member.Name(bytes))} {member.Kind} {Encoding.UTF8.GetString(member.Value(bytes))}");
            depth += member.Kind == PlainJsonKind.Object ? 1 : 0;
        }

        return reader.IsRefused || !reader.IsAtEnd() ? null : members;
    }

    private static List<string> ReferenceMembers(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        List<string> members = [];
        Add(document.RootElement);
        return members;

        void Add(JsonElement element)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                members.Add(property.Value.ValueKind switch
                {
                    JsonValueKind.String => $"{property.Name} Text {property.Value.GetString()}",
                    JsonValueKind.Number => $"{property.Name} Number {property.Value.GetRawText()}",
                    JsonValueKind.Null => $"{property.Name} Null null",
                    JsonValueKind.True or JsonValueKind.False => $"{property.Name} Boolean {property.Value.GetRawText()}",
                    JsonValueKind.Array => $"{property.Name} Array {property.Value.GetRawText()}",
                    _ => $"{property.Name} Object {{",
                });
                if (property.Value.ValueKind == JsonValueKind.Object)
                {
                    Add(property.Value);
                }
            }
        }
    }
}
