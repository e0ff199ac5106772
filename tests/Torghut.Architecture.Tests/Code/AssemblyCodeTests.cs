using Torghut.Architecture.Tests.Support;

namespace Torghut.Architecture.Tests.Code;

/// <summary>Each way in which code can use a type must be seen, or a loop could hide in it.</summary>
public sealed class AssemblyCodeTests
{
    private const string Used = """
        namespace P.Used
        {
            public class Base { public virtual void Do() { } }
            public interface IPort { }
            public struct Value { public int X; }
            public enum Kind { One, Two }
            public static class Helper { public const int Limit = 7; public static int Field; public static int Count() => 1; }
            public sealed class Fault : System.Exception { }
            public sealed class MarkAttribute : System.Attribute { }
            public sealed class Generic<T> { }
        }
        """;

    [Theory]
    [InlineData("public class X : P.Used.Base { }", "Base")]
    [InlineData("public class X : P.Used.IPort { }", "IPort")]
    [InlineData("public class X { public P.Used.Value Field; }", "Value")]
    [InlineData("public class X { public P.Used.Value[] Array; }", "Value")]
    [InlineData("public class X { public System.Collections.Generic.List<P.Used.Value> List; }", "Value")]
    [InlineData("public class X { public P.Used.Value Property { get; set; } }", "Value")]
    [InlineData("public class X { public event System.Action<P.Used.Value> Event; }", "Value")]
    [InlineData("public class X { public void M(P.Used.Kind kind) { } }", "Kind")]
    [InlineData("public class X { public P.Used.Base M() => null; }", "Base")]
    [InlineData("public class X { public void M<T>() where T : P.Used.Base { } }", "Base")]
    [InlineData("public class X<T> where T : P.Used.IPort { }", "IPort")]
    [InlineData("[P.Used.Mark] public class X { }", "MarkAttribute")]
    [InlineData("public class X { [P.Used.Mark] public int P { get; set; } }", "MarkAttribute")]
    [InlineData("public class X { public void M([P.Used.Mark] int a) { } }", "MarkAttribute")]
    [InlineData("public class X { public int M() => P.Used.Helper.Count(); }", "Helper")]
    [InlineData("public class X { public int M() => P.Used.Helper.Field; }", "Helper")]
    [InlineData("public class X { public object M() => new P.Used.Base(); }", "Base")]
    [InlineData("public class X { public bool M(object o) => o is P.Used.Base; }", "Base")]
    [InlineData("public class X { public object M() => typeof(P.Used.Kind); }", "Kind")]
    [InlineData("public class X { public object M() => System.Array.Empty<P.Used.Value>(); }", "Value")]
    [InlineData("public class X { public void M() { try { M(); } catch (P.Used.Fault) { } } }", "Fault")]
    [InlineData("public class X { public System.Func<int> M() => () => P.Used.Helper.Count(); }", "Helper")]
    [InlineData("public class X { public System.Collections.Generic.IEnumerable<int> M() { yield return P.Used.Helper.Count(); } }", "Helper")]
    [InlineData("public class X { public async System.Threading.Tasks.Task M() { await System.Threading.Tasks.Task.Yield(); P.Used.Helper.Count(); } }", "Helper")]
    [InlineData("public class X { class Inner { int M() => P.Used.Helper.Count(); } }", "Helper")]
    [InlineData("public class X { public object M(int i) { switch (i) { case 1: return 1; case 2: return 2; case 3: return new P.Used.Base(); default: return 1L + 2.0; } } }", "Base")]
    public void EveryKindOfUseIsSeen(string source, string used)
    {
        using AssemblyCode code = new(Compiler.Compile(Used, "namespace P.User { " + source + " }"));

        TypeUse use = Assert.Single(code.Uses(), use => use.From.Namespace == "P.User" && use.To.Namespace == "P.Used");
        Assert.Equal(used, use.To.Name);
        Assert.Equal("X", use.From.Name.Split('`')[0]);
    }

    [Theory]
    [InlineData("public class X { public int M() => P.Used.Helper.Limit; }", "Helper")]
    [InlineData("public class X { public bool M(int kind) => kind == (int)P.Used.Kind.Two; }", "Kind")]
    [InlineData("public class X { public bool M(object o) => o is P.Used.Kind.Two; }", "Kind")]
    public void UsesOfConstantsAreSeenInTheSources(string source, string used)
    {
        string user = "namespace P.User { " + source + " }";
        using AssemblyCode code = new(Compiler.Compile(Used, user));

        TypeUse use = Assert.Single(ConstantUses.Find([Used, user], code.Constants()));
        Assert.Equal(new TypeUse(new TypeName("P.User", "X"), new TypeName("P.Used", used)), use);
    }

    [Fact]
    public void ANameInACommentIsNoUse()
    {
        const string user = "namespace P.User { /// <summary><see cref=\"P.Used.Helper.Limit\"/></summary>\n public class X { /* P.Used.Kind.One */ } }";
        using AssemblyCode code = new(Compiler.Compile(Used, user));

        Assert.DoesNotContain(code.Uses(), use => use.From.Namespace == "P.User" && use.To.Namespace == "P.Used");
        Assert.Empty(ConstantUses.Find([user], code.Constants()));
    }

    [Fact]
    public void AConstantsNameThatTwoTypesShareIsLeftOut()
    {
        const string twice = "namespace P.A { public class N { public const int M = 1; } } namespace P.B { public class N { public const int M = 1; } }";
        const string user = "namespace P.User { public class X { public int Q() => P.A.N.M; } }";
        using AssemblyCode code = new(Compiler.Compile(twice, user));

        Assert.Empty(ConstantUses.Find([user], code.Constants()));
    }

    [Fact]
    public void OpenClassesAreFoundNestedOnesToo()
    {
        using AssemblyCode code = new(Compiler.Compile(
            "namespace P; public class Open { private class Nested { } } public sealed class Sealed { } public static class Static { } " +
            "public abstract class Abstract { } public interface IPort { } public struct Value { } public record Document; " +
            "public sealed record Closed { public System.Func<int> F(int i) => () => i; }"));

        Assert.Equal([".Nested", "P.Document", "P.Open"], code.OpenClasses());
    }

    [Fact]
    public void ForeignMembersAndTypesAreNamed()
    {
        using AssemblyCode code = new(Compiler.Compile(
            "namespace P; public static class X { public static long M() => System.DateTime.UtcNow.Ticks; }"));

        Assert.Contains("System.DateTime.get_UtcNow", code.ForeignMembers());
        Assert.Contains("System.DateTime", code.ForeignTypes());
    }
}
