using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Tests.Secrets;

public sealed class SecretTests
{
    [Fact]
    public void A_secret_prints_and_serialises_as_a_mask()
    {
        var secret = new Secret("hunter2");
        Assert.Equal("***", secret.ToString());
        Assert.Equal("***", string.Create(CultureInfo.InvariantCulture, $"{secret}"));
        Assert.Equal("\"***\"", JsonSerializer.Serialize(secret));
        Assert.Equal("""{"Value":"***"}""", JsonSerializer.Serialize(new PasswordSource.Clear(secret)));
        Assert.DoesNotContain("hunter2", new PasswordSource.Clear(secret).ToString(), StringComparison.Ordinal);
        Assert.Equal("hunter2", secret.Reveal());
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Secret>("\"x\""));
    }

    [Fact]
    public void Secrets_are_equal_by_value()
    {
        Assert.Equal(new Secret("a"), new Secret("a"));
        Assert.NotEqual(new Secret("a"), new Secret("b"));
        Assert.Equal(new Secret("a").GetHashCode(), new Secret("a").GetHashCode());
    }

    [Fact]
    public void A_variable_is_read_when_it_is_needed_and_must_be_set()
    {
        var source = new PasswordSource.Variable("P");
        Assert.Equal("x", source.Resolve(name => name == "P" ? "x" : null).Reveal());
        var error = Assert.Throws<SimulationException>(() => source.Resolve(_ => null));
        Assert.Equal(("password_not_set", ExitCode.Usage), (error.Code, error.ExitCode));
        Assert.Contains("environment variable P,", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://u@h:5432/db", "postgresql://u@h:5432/db")]
    [InlineData("postgresql://u:pw@h:5432/db", "postgresql://u:***@h:5432/db")]
    [InlineData("postgresql://u:p@w/x?y@h:5432/db", "postgresql://u:***@h:5432/db")]
    [InlineData("postgresql://u:@h/db", "postgresql://u:@h/db")]
    [InlineData("postgresql://h/db?user=u&password=pw&sslmode=require", "postgresql://h/db?user=u&password=***&sslmode=require")]
    [InlineData("postgresql://h/db?sslpassword=pw", "postgresql://h/db?sslpassword=***")]
    [InlineData("host=h user=u password=pw dbname=d", "host=h user=u password=*** dbname=d")]
    [InlineData("host=h password='p w\\' x' dbname=d", "host=h password=*** dbname=d")]
    [InlineData("host=h password = pw dbname=d", "host=h password =*** dbname=d")]
    [InlineData("password=a\\ b host=h", "password=*** host=h")]
    [InlineData("Host=h;Username=u;Password=p w;Database=d", "Host=h;Username=u;Password=***;Database=d")]
    [InlineData("Host=h;PASSWORD=\"a;b\";Database=d", "Host=h;PASSWORD=***;Database=d")]
    [InlineData("Host=h;Pwd=x", "Host=h;Pwd=***")]
    [InlineData("host=h dbname=d", "host=h dbname=d")]
    [InlineData("password=", "password=")]
    [InlineData("nonsense", "nonsense")]
    public void Passwords_in_addresses_are_masked(string text, string masked)
    {
        var address = new DatabaseAddress(text);
        Assert.Equal(masked, address.Masked);
        Assert.Equal(masked, address.ToString());
        Assert.Equal(masked, JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(address)));
        Assert.Equal(text != masked, address.HoldsPassword);
        Assert.Equal(text, address.Reveal());
    }

    [Fact]
    public void Addresses_are_equal_by_value()
    {
        Assert.Equal(new DatabaseAddress("a=b"), new DatabaseAddress("a=b"));
        Assert.NotEqual(new DatabaseAddress("password=b"), new DatabaseAddress("password=c"));
    }
}
