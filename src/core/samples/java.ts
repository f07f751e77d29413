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
import { stringLiteral, utf16Escape, type StringForm } from './stringForm.ts';

/** A control character as `\u000a` would be one before the compiler sees the string. */
const form: StringForm = {
  quote: '"',
  asciiOnly: true,
  escape: (code) => (code < 0x80 ? `\\${code.toString(8).padStart(3, '0')}` : utf16Escape(code)),
};

const literal = (value: string): string => stringLiteral(value, form);

/** The call as one source file for Java 11 and newer, with nothing but what the JDK brings. */
export function javaProgram(call: SampleCall): Program {
  const { endpoint, target, body, hasToken } = call;
  const className = endpoint.name.charAt(0).toUpperCase() + endpoint.name.slice(1);
  const fileName = `${className}.java`;
  const about = aboutProgram(call, 'It needs a JDK, 11 or newer, and nothing else.', `java ${fileName}`);
  const customer = target.customerId;
  const text = String.raw`${about.map((line) => `// ${line}`.trimEnd()).join('\n')}

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class ${className} {
    static final String URL = ${literal(target.baseUrl + target.path)};
    static final String SIGNED_PATH = ${literal(target.signedPath)};
    static final String CLIENT_ID = ${literal(target.clientId)};
    static final String KEY_VERSION = ${literal(target.keyVersion)};
${customer === undefined ? '' : `    static final String CUSTOMER_ID = ${literal(customer)};\n`}
    static byte[] makeBody() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
${body.map((part) => `        body.write(${partOf(part)});\n`).join('')}        return body.toByteArray();
    }

    static byte[] contentToSign(String time, byte[] body) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(("POST " + SIGNED_PATH + "\n" + CLIENT_ID + "." + time + ".").getBytes(StandardCharsets.UTF_8));
        content.write(body);
        return content.toByteArray();
    }

    static String keyFile(String[] args, int place, String variable) throws IOException {
        String path = args.length > place ? args[place] : System.getenv(variable);
        if (path == null || path.isEmpty()) {
            throw new IOException("Name the key files, or set " + variable + ".");
        }
        return Files.readString(Path.of(path));
    }

    static byte[] der(String pem) {
        Matcher block = Pattern.compile("-----BEGIN [A-Z ]+-----([^-]+)-----END").matcher(pem);
        return Base64.getDecoder().decode((block.find() ? block.group(1) : pem).replaceAll("\\s", ""));
    }

    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        byte[] key = der(pem);
        if (pem.contains("BEGIN RSA PRIVATE KEY")) {
            // PKCS#1 is what PKCS#8 has inside, after a version and the name of the algorithm.
            byte[] name = Base64.getDecoder().decode("AgEAMA0GCSqGSIb3DQEBAQUA");
            byte[] inner = tagged(0x04, key);
            byte[] both = new byte[name.length + inner.length];
            System.arraycopy(name, 0, both, 0, name.length);
            System.arraycopy(inner, 0, both, name.length, inner.length);
            key = tagged(0x30, both);
        }
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    static byte[] tagged(int tag, byte[] content) {
        byte[] whole = new byte[content.length + 4];
        whole[0] = (byte) tag;
        whole[1] = (byte) 0x82;
        whole[2] = (byte) (content.length >> 8);
        whole[3] = (byte) content.length;
        System.arraycopy(content, 0, whole, 4, content.length);
        return whole;
    }
${takesSecrets(call) ? environment : ''}${body.some(({ kind }) => kind === 'secret') ? insideString : ''}
    /** Why the answer's own signature cannot be relied on; null where it is right. */
    static String misfit(HttpResponse<byte[]> answer, PublicKey gatewayKey) throws IOException {
        List<String> signatures = answer.headers().allValues("Signature");
        List<String> times = answer.headers().allValues("Response-Time");
        if (signatures.isEmpty()) {
            return "the answer is not signed";
        }
        if (signatures.size() != 1 || times.size() != 1) {
            return "it needs one Signature and one Response-Time";
        }
        Matcher value = Pattern.compile(
            "(?:^|,)\\s*signature\\s*=\\s*((?:[A-Za-z0-9/]|%2[BF]|%3D)+)\\s*(?:,|$)",
            Pattern.CASE_INSENSITIVE).matcher(signatures.get(0));
        if (!value.find()) {
            return "its Signature header cannot be read";
        }
        try {
            Signature verifying = Signature.getInstance("SHA256withRSA");
            verifying.initVerify(gatewayKey);
            verifying.update(contentToSign(times.get(0), answer.body()));
            String base64 = URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
            if (verifying.verify(Base64.getDecoder().decode(base64))) {
                return null;
            }
        } catch (GeneralSecurityException | IllegalArgumentException error) {
            // The same as a signature that does not fit.
        }
        return "its signature does not fit the public key of the gateway";
    }

    /** The one string member of that name; a question mark where there is none, or more than one. */
    static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        String value = found.find() ? found.group(1) : "?";
        return found.find() ? "?" : value;
    }

    public static void main(String[] args) throws Exception {
        HttpRequest request;
        PublicKey gatewayKey;
        try {
            PrivateKey privateKey = privateKey(keyFile(args, 0, "${variables.privateKey}"));
            gatewayKey = KeyFactory.getInstance("RSA").generatePublic(
                new X509EncodedKeySpec(der(keyFile(args, 1, "${variables.gatewayKey}"))));
            byte[] body = makeBody();
            String time = ZonedDateTime.now(ZoneOffset.UTC).format(
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'"));
            Signature signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(privateKey);
            signing.update(contentToSign(time, body));
            String signature = URLEncoder.encode(
                Base64.getEncoder().encodeToString(signing.sign()), StandardCharsets.UTF_8);
            request = HttpRequest.newBuilder(URI.create(URL))
                .header("Client-Id", CLIENT_ID)
                .header("Request-Time", time)
                .header("Signature", "algorithm=RSA256, keyVersion=" + KEY_VERSION + ", signature=" + signature)
                .header("Content-Type", "application/json; charset=UTF-8")
${customer === undefined ? '' : `                .header("Connected-CustomerId", CUSTOMER_ID)\n`}${hasToken ? `                .header("Access-Token", fromEnvironment("${variables.accessToken}"))\n` : ''}                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException error) {
            System.err.println("Nothing was sent: " + error);
            System.exit(2);
            return;
        }
        HttpResponse<byte[]> answer;
        try {
            answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()
                .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                // The timeout of a request would end with the headers of its answer.
                .get(${timeoutSeconds}, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException error) {
            Throwable why = error.getCause() == null ? error : error.getCause();
            System.err.println("No whole answer came, and the request may have arrived: " + why);
            System.exit(1);
            return;
        }
        String json = new String(answer.body(), StandardCharsets.UTF_8);
        String why = misfit(answer, gatewayKey);
        String status = member(json, "resultStatus");
        System.out.println("HTTP " + answer.statusCode());
        System.out.println("result " + status + " " + member(json, "resultCode"));
        System.out.println(why == null ? "verified" : "not verified: " + why);
        System.out.println();
        System.out.write(answer.body());
        System.out.println();
        System.exit(answer.statusCode() == 200 && status.equals("S") && why == null ? 0 : 1);
    }
}
`;
  return { fileName, text };
}

const environment = String.raw`
    static String fromEnvironment(String variable) throws IOException {
        String value = System.getenv(variable);
        if (value == null || !value.matches("[\\x21-\\x7e]+")) {
            throw new IOException("Set " + variable + ".");
        }
        return value;
    }
`;

const insideString = String.raw`
    static byte[] insideString(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.US_ASCII);
    }
`;

function partOf(part: BodyPart): string {
  switch (part.kind) {
    case 'file':
      return `Base64.getEncoder().encode(Files.readAllBytes(Path.of(${literal(part.path)})))`;
    case 'secret':
      return `insideString(fromEnvironment(${literal(part.variable)}))`;
    case 'bytes': {
      const { kind, literals } = embeddedBytes(part.bytes, form);
      const joined = `String.join("",\n            ${literals.join(',\n            ')})`;
      return kind === 'base64'
        ? `Base64.getDecoder().decode(${joined})`
        : `${joined}.getBytes(StandardCharsets.UTF_8)`;
    }
  }
}
