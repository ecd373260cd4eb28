import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks that a record is in a sealed log. Needs a JDK (17 or newer) and nothing else:
 *
 * <pre>
 * java CheckProof.java PROOF RECORD PUBLIC-KEY [WITNESS-VKEY...]
 * </pre>
 *
 * PROOF is a C2SP tlog-proof, RECORD the record's exact bytes, PUBLIC-KEY the log's Ed25519 key as
 * PEM or as a vkey. Each WITNESS-VKEY names a witness that must have cosigned. Exit status 0: the
 * record is in the log; 1: that is not shown; 2: wrong usage, or a file cannot be read.
 */
public final class CheckProof {
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int NUMBER_OFFSET = 8;
  private static final byte ED25519 = 1;
  private static final byte COSIGNATURE = 4;

  private CheckProof() {}

  public static void main(String[] arguments) {
    if (arguments.length < 3) {
      System.err.println("usage: java CheckProof.java PROOF RECORD PUBLIC-KEY [WITNESS-VKEY...]");
      System.exit(2);
    }
    try {
      System.out.println(
          check(
              Files.readString(Path.of(arguments[0])),
              Files.readAllBytes(Path.of(arguments[1])),
              Files.readString(Path.of(arguments[2])).strip(),
              Arrays.asList(arguments).subList(3, arguments.length)));
    } catch (GeneralSecurityException | RuntimeException | CharacterCodingException e) {
      System.out.println("NOT SHOWN: " + e);
      System.exit(1);
    } catch (IOException e) {
      System.err.println("cannot be read: " + e.getMessage());
      System.exit(2);
    }
  }

  private static String check(String proof, byte[] record, String key, List<String> witnesses)
      throws GeneralSecurityException {
    int end = proof.indexOf("\n\n");
    require(end > 0, "the proof has no checkpoint");
    List<String> lines = proof.substring(0, end).lines().toList();
    String note = proof.substring(end + 2);
    require(lines.get(0).equals("c2sp.org/tlog-proof@v1"), "this is no tlog-proof");
    int at = lines.size() > 1 && lines.get(1).startsWith("extra ") ? 2 : 1;
    require(lines.size() > at && lines.get(at).startsWith("index "), "the proof has no index");
    long index = Long.parseLong(lines.get(at).substring("index ".length()));
    List<byte[]> path =
        lines.subList(at + 1, lines.size()).stream().map(CheckProof::decode).toList();

    int textEnd = note.lastIndexOf("\n\n") + 1;
    require(textEnd > 0, "the checkpoint has no signatures");
    String text = note.substring(0, textEnd);
    List<String> signatures = note.substring(textEnd + 1).lines().toList();
    List<String> checkpoint = text.lines().toList();
    require(checkpoint.size() >= 3, "the checkpoint lacks origin, size or root");
    String origin = checkpoint.get(0);
    long size = Long.parseLong(checkpoint.get(1));
    byte[] root = decode(checkpoint.get(2));

    require(
        isSigned(text, signatures, origin, ED25519, logKey(key, origin)),
        "the checkpoint has no good signature of this key");
    for (String witness : witnesses) {
      String[] parts = witness.split("\\+", 3);
      require(
          parts.length == 3 && isSigned(text, signatures, parts[0], COSIGNATURE, vkey(parts, COSIGNATURE)),
          "no good cosignature of " + witness);
    }
    long number =
        ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getLong(NUMBER_OFFSET);
    require(number == index + 1, "the record says it is " + number + ", not " + (index + 1));
    require(includes(index, size, record, path, root), "the record is not the one in the log");
    return "OK: record " + number + " is in " + origin + ", which then had " + size + " records";
  }

  /** RFC 9162, section 2.1.3.2. */
  private static boolean includes(
      long index, long size, byte[] record, List<byte[]> path, byte[] root)
      throws GeneralSecurityException {
    if (index < 0 || index >= size) {
      return false;
    }
    byte[] hash = sha256(new byte[] {0}, record);
    long node = index;
    long last = size - 1;
    for (byte[] sibling : path) {
      if (last == 0 || sibling.length != 32) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = sha256(new byte[] {1}, sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = sha256(new byte[] {1}, hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  private static boolean isSigned(
      String text, List<String> signatures, String name, byte type, byte[] key)
      throws GeneralSecurityException {
    byte[] id = id(name, type, key);
    boolean signed = false;
    for (String line : signatures) {
      String start = "\u2014 " + name + " ";
      if (line.startsWith(start)) {
        byte[] bytes = decode(line.substring(start.length()));
        if (Arrays.equals(Arrays.copyOf(bytes, 4), id)) {
          require(verifies(text, Arrays.copyOfRange(bytes, 4, bytes.length), type, key), line);
          signed = true;
        }
      }
    }
    return signed;
  }

  private static boolean verifies(String text, byte[] signature, byte type, byte[] key)
      throws GeneralSecurityException {
    if (type == ED25519) {
      return ed25519(text, signature, key);
    }
    long time = ByteBuffer.wrap(signature).getLong();
    byte[] rest = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
    return ed25519("cosignature/v1\ntime " + time + "\n" + text, rest, key);
  }

  private static boolean ed25519(String message, byte[] signature, byte[] key)
      throws GeneralSecurityException {
    ByteBuffer spki = ByteBuffer.allocate(SPKI.length + key.length).put(SPKI).put(key);
    PublicKey publicKey =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki.array()));
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(publicKey);
    verifier.update(message.getBytes(StandardCharsets.UTF_8));
    return verifier.verify(signature);
  }

  private static byte[] logKey(String key, String origin)
      throws GeneralSecurityException {
    if (key.startsWith("-----BEGIN PUBLIC KEY-----")) {
      byte[] spki = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
      require(spki.length == SPKI.length + 32, "the PEM file holds no Ed25519 public key");
      return Arrays.copyOfRange(spki, SPKI.length, spki.length);
    }
    String[] parts = key.split("\\+", 3);
    require(parts.length == 3, "the public key is neither PEM nor a vkey");
    require(parts[0].equals(origin), "the vkey is of " + parts[0] + ", the proof of " + origin);
    return vkey(parts, ED25519);
  }

  /** The key of a vkey, which is NAME+ID+BASE64. A log's key is no witness's, nor the reverse. */
  private static byte[] vkey(String[] parts, byte type) throws GeneralSecurityException {
    byte[] typed = decode(parts[2]);
    require(typed.length == 33, "the vkey of " + parts[0] + " holds no Ed25519 key");
    require(
        typed[0] == type,
        "the vkey of " + parts[0] + " is of type " + typed[0] + ", not of type " + type
            + (type == COSIGNATURE ? " as a witness's is" : " as a log's is"));
    byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
    String id = HexFormat.of().formatHex(id(parts[0], type, key));
    require(id.equals(parts[1]), "the vkey of " + parts[0] + " says ID " + parts[1] + ", not " + id);
    return key;
  }

  private static byte[] id(String name, byte type, byte[] key) throws GeneralSecurityException {
    byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(sha256(named, new byte[] {type}, key), 4);
  }

  /** Only as an encoder writes it: else some bits of the last letter would mean nothing. */
  private static byte[] decode(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    require(Base64.getEncoder().encodeToString(bytes).equals(base64), "no base64: " + base64);
    return bytes;
  }

  private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
