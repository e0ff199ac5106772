using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Tests.Kafka.Registry;

public sealed class SubjectThingsTests : IAsyncDisposable
{
    private const string Schema = """{"type":"record","name":"Signal","fields":[]}""";

    private readonly RegistryServer _server = new();
    private readonly PledgedThings _pledged;
    private readonly SubjectThings _things;

    public SubjectThingsTests()
    {
        _things = new SubjectThings(() => new SchemaRegistry(_server.Url));
        _pledged = new PledgedThings(_things);
    }

    public async ValueTask DisposeAsync()
    {
        _pledged.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"schema":"{\"type\":\"record\",\"name\":\"Signal\",\"fields\":[]}"}""")]
    [InlineData("""{"schema":"{\"type\":\"string\"}","schemaType":"JSON","references":[{"name":"a","subject":"b","version":1}]}""")]
    public void ASimulationTopicGetsTheSchemaOfItsProductionTopicAndLosesItAtTheEnd(string registration)
    {
        _server.Put("torghut.ta.signals.v1-value", registration);

        _pledged.Perform(Obligation()!);

        Assert.Equal(registration, _server.Latest("sim.signals-value"));
        Assert.Empty(_pledged.Unwind().Unrestored);
        Assert.False(_server.IsKnown("sim.signals-value"));
        Assert.Equal(registration, _server.Latest("torghut.ta.signals.v1-value"));
    }

    [Fact]
    public void ATopicWithoutASchemaNeedsNone() => Assert.Null(Obligation());

    [Fact]
    public void ASubjectThatSomeoneElseRegisteredIsNotTaken()
    {
        Register();
        _server.Put("sim.signals-value", """{"schema":"\"int\""}""");

        Assert.Equal("mutation_conflict", Assert.Throws<SimulationException>(() => _pledged.Perform(Obligation()!)).Code);
        Assert.True(_server.IsKnown("sim.signals-value"));
    }

    [Fact]
    public void AnAnswerThatFailsOnceIsAskedForAgain()
    {
        Register();
        Obligation obligation = Obligation()!;
        _server.NextStatus = 503;

        _pledged.Perform(obligation);

        Assert.NotNull(_server.Latest("sim.signals-value"));
    }

    [Fact]
    public async Task UserAndPasswordOfTheAddressAreSentAndNeverTold()
    {
        using var registry = new SchemaRegistry(_server.Url.Replace("http://", "http://user:p%40ss@", StringComparison.Ordinal));
        _server.NextStatus = 401;

        var failure = await Assert.ThrowsAsync<SimulationException>(() => registry.LatestAsync("s", default));

        Assert.Equal("Basic " + Convert.ToBase64String("user:p@ss"u8), _server.Authorization);
        Assert.Equal((ExitCode.Failed, "schema_registry_access_denied"), (failure.ExitCode, failure.Code));
        Assert.DoesNotContain("p@ss", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("p%40ss", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistryThatIsNotThereIsNoAnswer()
    {
        var things = new SubjectThings(() => new SchemaRegistry("http://127.0.0.1:1"));

        Assert.IsType<ThingReading.Indeterminate>(await things.ReadAsync(new ThingId(SubjectThings.Kind, "s"), default));
    }

    private void Register()
    {
        using var registry = new SchemaRegistry(_server.Url);
        registry.RegisterAsync("torghut.ta.signals.v1-value", new RegisteredSchema(Schema, null, null), default).GetAwaiter().GetResult();
    }

    private Obligation? Obligation()
    {
        using var registry = new SchemaRegistry(_server.Url);
        return SubjectThings.ObligationForAsync(registry, _server.Url, "torghut.ta.signals.v1", "sim.signals", default).GetAwaiter().GetResult();
    }
}
