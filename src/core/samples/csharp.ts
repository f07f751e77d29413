import { embeddedBytes } from './embeddedBytes.ts';
import {
  aboutProgram,
  takesSecrets,
  timeoutSeconds,
  variables,
  type BodyPart,
  type Program,
  type SampleCall,
} from './sampleCall.ts';
import { stringLiteral, utf32Escape, type StringForm } from './stringForm.ts';

const form: StringForm = { quote: '"', escape: utf32Escape };

const literal = (value: string): string => stringLiteral(value, form);

/** The call as the one source file of a console application for .NET 8 and newer, with no packages. */
export function csharpProgram(call: SampleCall): Program {
  const { target, body, hasToken } = call;
  const fileName = 'Program.cs';
  const about = aboutProgram(
    call,
    'It needs the .NET SDK, 8 or newer: put it into the folder of "dotnet new console".',
    'dotnet run',
  );
  const customer = target.customerId;
  const text = String.raw`${about.map((line) => `// ${line}`.trimEnd()).join('\n')}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

const string Url = ${literal(target.baseUrl + target.path)};
const string SignedPath = ${literal(target.signedPath)};
const string ClientId = ${literal(target.clientId)};
const string KeyVersion = ${literal(target.keyVersion)};
${customer === undefined ? '' : `const string CustomerId = ${literal(customer)};\n`}
static byte[] MakeBody()
{
    using var body = new MemoryStream();
${body.map((part) => `    body.Write(${partOf(part)});\n`).join('')}    return body.ToArray();
}

static byte[] ContentToSign(string time, byte[] body) =>
    Encoding.UTF8.GetBytes("POST " + SignedPath + "\n" + ClientId + "." + time + ".").Concat(body).ToArray();

static string KeyFile(string[] args, int place, string variable)
{
    var path = args.Length > place ? args[place] : Environment.GetEnvironmentVariable(variable);
    if (string.IsNullOrEmpty(path)) throw new IOException("Name the key files, or set " + variable + ".");
    return File.ReadAllText(path);
}

static RSA Key(string text)
{
    var key = RSA.Create();
    if (text.Contains("-----BEGIN")) key.ImportFromPem(text);
    else key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(text.Trim()), out _);
    return key;
}
${takesSecrets(call) ? environment : ''}${body.some(({ kind }) => kind === 'secret') ? insideString : ''}
// Why the answer's own signature cannot be relied on; null where it is right.
static string? Misfit(HttpResponseMessage answer, byte[] body, RSA gatewayKey)
{
    var signatures = Values(answer, "Signature");
    var times = Values(answer, "Response-Time");
    if (signatures.Count == 0) return "the answer is not signed";
    if (signatures.Count != 1 || times.Count != 1) return "it needs one Signature and one Response-Time";
    var value = Regex.Match(
        signatures[0],
        @"(?:^|,)\s*signature\s*=\s*((?:[A-Za-z0-9+/=]|%2[BF]|%3D)+)\s*(?:,|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    if (!value.Success) return "its Signature header cannot be read";
    try
    {
        var signature = Convert.FromBase64String(Uri.UnescapeDataString(value.Groups[1].Value));
        var content = ContentToSign(times[0], body);
        if (gatewayKey.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)) return null;
    }
    catch (Exception error) when (error is FormatException or CryptographicException)
    {
        // The same as a signature that does not fit.
    }
    return "its signature does not fit the public key of the gateway";
}

static List<string> Values(HttpResponseMessage answer, string name) =>
    answer.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToList() : new List<string>();

static (string Status, string Code) ResultOf(byte[] body)
{
    try
    {
        using var answer = JsonDocument.Parse(body);
        var result = answer.RootElement.GetProperty("result");
        return (result.GetProperty("resultStatus").GetString() ?? "?", result.GetProperty("resultCode").GetString() ?? "?");
    }
    catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
    {
        return ("?", "?");
    }
}

HttpRequestMessage request;
RSA gatewayKey;
try
{
    using var privateKey = Key(KeyFile(args, 0, "${variables.privateKey}"));
    gatewayKey = Key(KeyFile(args, 1, "${variables.gatewayKey}"));
    var body = MakeBody();
    var time = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", System.Globalization.CultureInfo.InvariantCulture);
    var signed = privateKey.SignData(ContentToSign(time, body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    var signature = Uri.EscapeDataString(Convert.ToBase64String(signed));
    request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(body) };
    request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=UTF-8");
    request.Headers.TryAddWithoutValidation("Client-Id", ClientId);
    request.Headers.TryAddWithoutValidation("Request-Time", time);
    request.Headers.TryAddWithoutValidation(
        "Signature", "algorithm=RSA256, keyVersion=" + KeyVersion + ", signature=" + signature);
${customer === undefined ? '' : `    request.Headers.TryAddWithoutValidation("Connected-CustomerId", CustomerId);\n`}${hasToken ? `    request.Headers.TryAddWithoutValidation("Access-Token", FromEnvironment("${variables.accessToken}"));\n` : ''}}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or FormatException or CryptographicException)
{
    Console.Error.WriteLine("Nothing was sent: " + error.Message);
    return 2;
}

using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    Timeout = TimeSpan.FromSeconds(${timeoutSeconds}),
};
try
{
    using var answer = await client.SendAsync(request);
    var received = await answer.Content.ReadAsByteArrayAsync();
    var why = Misfit(answer, received, gatewayKey);
    var (status, code) = ResultOf(received);
    Console.WriteLine("HTTP " + (int)answer.StatusCode);
    Console.WriteLine("result " + status + " " + code);
    Console.WriteLine(why is null ? "verified" : "not verified: " + why);
    Console.WriteLine();
    Console.WriteLine(Encoding.UTF8.GetString(received));
    return (int)answer.StatusCode == 200 && status == "S" && why is null ? 0 : 1;
}
catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
{
    Console.Error.WriteLine("No whole answer came, and the request may have arrived: " + error.Message);
    return 1;
}
`;
  return { fileName, text };
}

const environment = String.raw`
static string FromEnvironment(string variable)
{
    var value = Environment.GetEnvironmentVariable(variable);
    if (value is null || !Regex.IsMatch(value, @"\A[\x21-\x7e]+\z")) throw new IOException("Set " + variable + ".");
    return value;
}
`;

const insideString = String.raw`
static byte[] InsideString(string value) =>
    Encoding.ASCII.GetBytes(value.Replace("\\", "\\\\").Replace("\"", "\\\""));
`;

function partOf(part: BodyPart): string {
  switch (part.kind) {
    case 'file':
      return `Encoding.ASCII.GetBytes(Convert.ToBase64String(File.ReadAllBytes(${literal(part.path)})))`;
    case 'secret':
      return `InsideString(FromEnvironment(${literal(part.variable)}))`;
    case 'bytes': {
      const { kind, literals } = embeddedBytes(part.bytes, form);
      const joined = `string.Concat(new[] {\n        ${literals.join(',\n        ')} })`;
      return kind === 'base64' ? `Convert.FromBase64String(${joined})` : `Encoding.UTF8.GetBytes(${joined})`;
    }
  }
}
