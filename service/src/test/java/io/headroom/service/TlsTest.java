package io.headroom.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.service.access.TokenKey;
import io.headroom.service.live.Listening;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate that the JDK's keytool made. */
@Tag("slow")
class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir private Path folder;

  @Test
  void shouldListenWithTls() throws Exception {
    KeyStore store = selfSigned();
    Path certificate =
        pem("certificate.pem", "CERTIFICATE", store.getCertificate("it").getEncoded());
    Path key = pem("key.pem", "PRIVATE KEY", store.getKey("it", PASSWORD).getEncoded());
    HeadroomConfig config = ConfigLoader.load(Locations.config("example.yaml"));
    Listening listening =
        new Listening(
            "127.0.0.1",
            0,
            TokenKey.random(),
            Optional.of(new Listening.Tls(certificate, key)),
            Optional.empty(),
            config,
            "test");

    try (Shutdown shutdown = Shutdown.install();
        LiveService live =
            LiveService.open(config, Optional.of(listening), Console.system(), shutdown)) {
      URI uri = URI.create("https://localhost:" + live.port().orElseThrow() + "/health/live");
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(store)).build();

      assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body())
          .isEqualTo("{\"status\":\"UP\"}");
      assertThat(Gateways.address(listening, 1)).isEqualTo("https://127.0.0.1:1/");
    }
  }

  private KeyStore selfSigned() throws Exception {
    Path file = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private Path pem(String name, String what, byte[] content) throws Exception {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
    return Files.writeString(folder.resolve(name), text, US_ASCII);
  }

  private static SSLContext trusting(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", store.getCertificate("it"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
