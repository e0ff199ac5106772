using Torghut.Simulation.Manifest;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestVariableTests
{
    [Theory]
    [InlineData("${A}", "one")]
    [InlineData("x-${A}-${B}", "x-one-2")]
    [InlineData("${A}${A}", "oneone")]
    [InlineData("$${A}", "${A}")]
    [InlineData("$A", "$A")]
    [InlineData("${B}", "2")]
    [InlineData("${NESTED}", "${A}")]
    [InlineData("a$", "a$")]
    public void Variables_are_put_in_once_and_may_be_escaped(string written, string expected) => Assert.Equal(
        expected,
        Manifests.Good(
            $"dataset_id: {written}\nwindow: {{}}\nsource: {{kind: synthetic}}", ("A", "one"), ("B", "2"), ("NESTED", "${A}")).DatasetId);

    [Fact]
    public void A_variable_is_put_into_values_of_every_type()
    {
        var manifest = Manifests.Good(
            Manifests.Least + "monitor:\n  poll_seconds: ${N}\nrisk:\n  fractional: ${F}\n  max_spread_bps: \"${M}\"\nexecution:\n  time_in_force: ${T}",
            ("N", "7"),
            ("F", "true"),
            ("M", "2.5"),
            ("T", "ioc"));
        Assert.Equal(7, manifest.Monitor.PollSeconds);
        Assert.True(manifest.Risk.Fractional);
        Assert.Equal(2.5m, manifest.Risk.MaxSpreadBps);
        Assert.True(manifest.Execution.ImmediateOrCancel);
    }

    [Fact]
    public void A_variable_that_is_not_set_is_an_error_naming_key_and_variable() => Assert.Equal(
        ["4:28: runtime.account_label: found ${NOPE}, which is not set, expected the environment variable NOPE to be set [unset_variable]"],
        Manifests.Bad(Manifests.Least + "runtime: {  account_label: \"x${NOPE}\"}"));

    [Fact]
    public void A_variable_set_to_nothing_is_the_empty_text() => Assert.Equal(
        ["1:13: dataset_id: found the value of \"${E}\", expected a text on one line, not empty [not_allowed]"],
        Manifests.Bad("dataset_id: ${E}\nwindow: {}\nsource: {kind: synthetic}", ("E", "")));

    [Theory]
    [InlineData("${")]
    [InlineData("${}")]
    [InlineData("${a b}")]
    [InlineData("${1A}")]
    [InlineData("${A")]
    public void What_begins_a_variable_and_is_none_is_an_error(string written) => Assert.Equal(
        [$"1:13: dataset_id: found \"{written}\", expected ${{NAME}} (write $${{ for a literal ${{) [bad_variable]"],
        Manifests.Bad($"dataset_id: '{written}'\nwindow: {{}}\nsource: {{kind: synthetic}}", ("A", "one")));

    [Fact]
    public void A_value_from_the_environment_is_not_shown() => Assert.Equal(
        ["5:17: monitor.poll_seconds: found the value of \"${TOKEN}\", expected a whole number of at least 1 [wrong_type]"],
        Manifests.Bad(Manifests.Least + "monitor:\n  poll_seconds: ${TOKEN}", ("TOKEN", "s3cret")));

    [Fact]
    public void A_value_from_the_environment_is_never_read_as_yaml() => Assert.Equal(
        "[a, b]: # c",
        Manifests.Good("dataset_id: ${X}\nwindow: {}\nsource: {kind: synthetic}", ("X", "[a, b]: # c")).DatasetId);

    [Fact]
    public void Variables_in_keys_and_comments_are_left_alone() => Assert.Equal(
        ["${NOPE}", "m"],
        Manifests.Good(Manifests.Least + "# ${NOPE}\nprices: {\"${NOPE}\": 1, m: 2}").Prices.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_kind_of_a_source_may_be_a_variable() => Assert.IsType<DumpSource>(
        Manifests.Good("dataset_id: d\nwindow: {}\nsource:\n  kind: ${K}\n  path: x", ("K", "dump")).Source);

    [Fact]
    public void Variables_of_ignored_keys_are_not_asked_for() =>
        Assert.Single(Manifests.Warnings(Manifests.Least + "candidate_id: ${NOPE}"));
}
