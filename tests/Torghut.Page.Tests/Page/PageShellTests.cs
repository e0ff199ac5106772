using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Torghut.Page.Tests.Fixtures;
using Torghut.Reporting.Page;

namespace Torghut.Page.Tests.Page;

public sealed partial class PageShellTests
{
    private static readonly string s_shell = File.ReadAllText(Repository.Shell);

    [Fact]
    public void The_policy_allows_the_style_and_the_program_by_their_hashes_and_nothing_else()
    {
        string policy = Policy().Match(s_shell).Groups[1].Value;

        Assert.Equal(
            $"default-src 'none'; script-src {Hash(Pages.Element(s_shell, "script"))}; style-src {Hash(Pages.Element(s_shell, "style"))}; base-uri 'none'; form-action 'none'",
            policy);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        string withoutProgram = s_shell.Replace(Pages.Element(s_shell, "script"), "", StringComparison.Ordinal);

        Assert.DoesNotMatch(Loading(), withoutProgram);
        Assert.DoesNotContain("fetch(", s_shell, StringComparison.Ordinal);
        Assert.DoesNotContain("XMLHttpRequest", s_shell, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", Pages.Element(s_shell, "script").Split("uPlot", 2)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_small_and_names_the_licence_of_what_it_contains()
    {
        Assert.InRange(new FileInfo(Repository.Shell).Length, 50_000, 300_000);
        Assert.Contains("uPlot 1.6", s_shell, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", s_shell, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<title></title><!--torghut:data-->")]
    [InlineData("<!--torghut:title-->")]
    [InlineData("<!--torghut:title--><!--torghut:title--><!--torghut:data-->")]
    [InlineData("<!--torghut:data--><!--torghut:title-->")]
    public void A_shell_without_its_marks_in_order_is_refused(string page) =>
        Assert.Throws<InvalidOperationException>(() => new PageShell(Encoding.UTF8.GetBytes(page)));

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")]
    private static partial Regex Policy();

    [GeneratedRegex(@"\ssrc=|href=""(?!#|simulation-report\.)|url\(\s*[""']?https?:|@import|<link|<iframe|<img")]
    private static partial Regex Loading();
}
