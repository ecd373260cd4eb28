package io.headroom.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  /** The eight leaves of Certificate Transparency's classic test (RFC 6962's reference code). */
  private static final List<byte[]> CLASSIC =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  /** Its roots for one to eight leaves, as certificate-transparency's merkle_tree_test has them. */
  private static final List<String> CLASSIC_ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void shouldHaveTheRootsOfTheClassicTest() {
    TreeHasher hasher = new TreeHasher();
    TreeEdge edge = new TreeEdge(hasher);
    assertThat(edge.root()).isEqualTo(NaiveTree.root(List.of())).isEqualTo(TreeHash.EMPTY_TREE);
    for (int i = 0; i < CLASSIC.size(); i++) {
      edge.add(hasher.leaf(CLASSIC.get(i)).bytes(), 0);
      assertThat(HexFormat.of().formatHex(edge.root().bytes())).isEqualTo(CLASSIC_ROOTS.get(i));
    }
  }

  @Test
  void shouldGiveTheRootsAndProofsOfTheDefinition() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int size = 300 + random.nextInt(500);
    Built tree = Built.of(leaves(size, random));
    for (int i = 0; i < 40; i++) {
      int n = 1 + random.nextInt(size);
      int m = random.nextInt(n + 1);
      List<byte[]> some = tree.leaves().subList(0, n);
      assertThat(tree.merkle().root(n)).as("seed %d", seed).isEqualTo(NaiveTree.root(some));
      if (m < n) {
        assertThat(tree.merkle().inclusionProof(m, n))
            .as("leaf %d of %d, seed %d", m, n, seed)
            .isEqualTo(NaiveTree.path(m, some));
      }
      if (m > 0) {
        assertThat(tree.merkle().consistencyProof(m, n))
            .as("%d to %d, seed %d", m, n, seed)
            .isEqualTo(NaiveTree.proof(m, some));
      }
    }
  }

  @Test
  void shouldAcceptEachProofAndNoOther() {
    Built tree = Built.of(leaves(70, new Random(1)));
    for (int size = 1; size <= 70; size += 3) {
      TreeHash root = tree.merkle().root(size);
      for (int leaf = 0; leaf < size; leaf++) {
        List<TreeHash> proof = tree.merkle().inclusionProof(leaf, size);
        TreeHash hash = new TreeHasher().leaf(tree.leaves().get(leaf));
        assertThat(MerkleProofs.includes(leaf, size, hash, proof, root)).isTrue();
        assertThat(MerkleProofs.includes(leaf, size, root, proof, hash)).isEqualTo(size == 1);
        for (List<TreeHash> altered : alterations(proof)) {
          assertThat(MerkleProofs.includes(leaf, size, hash, altered, root)).isFalse();
        }
      }
      for (int old = 1; old <= size; old++) {
        List<TreeHash> proof = tree.merkle().consistencyProof(old, size);
        TreeHash oldRoot = tree.merkle().root(old);
        assertThat(MerkleProofs.consistent(old, size, oldRoot, root, proof)).isTrue();
        for (List<TreeHash> altered : alterations(proof)) {
          assertThat(MerkleProofs.consistent(old, size, oldRoot, root, altered)).isFalse();
        }
      }
    }
  }

  @Test
  void shouldJudgeTheProbesOfAnotherImplementation() throws IOException {
    List<String> probes = probes();
    assertThat(probes).hasSizeGreaterThan(100);
    for (String probe : probes) {
      String[] field = probe.split(" ");
      assertThat(holds(field)).as(probe).isEqualTo(field[6].equals("good"));
    }
  }

  private static boolean holds(String[] field) {
    long first = Long.parseUnsignedLong(field[1]);
    long second = Long.parseUnsignedLong(field[2]);
    TreeHash third = TreeHash.fromBase64(field[3]);
    TreeHash fourth = TreeHash.fromBase64(field[4]);
    List<TreeHash> proof = new ArrayList<>();
    try {
      for (String hash : field[5].equals("-") ? new String[0] : field[5].split(",", -1)) {
        proof.add(TreeHash.fromBase64(hash));
      }
    } catch (SealException e) {
      return false;
    }
    return field[0].equals("inclusion")
        ? MerkleProofs.includes(first, second, fourth, proof, third)
        : MerkleProofs.consistent(first, second, third, fourth, proof);
  }

  private static List<String> probes() throws IOException {
    try (InputStream in = MerkleTreeTest.class.getResourceAsStream("merkle-probes.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
  }

  /** Each hash changed, one missing, one more. */
  private static List<List<TreeHash>> alterations(List<TreeHash> proof) {
    List<List<TreeHash>> altered = new ArrayList<>();
    for (int i = 0; i < proof.size(); i++) {
      byte[] bytes = proof.get(i).bytes();
      bytes[i % TreeHash.LENGTH] ^= 1;
      List<TreeHash> changed = new ArrayList<>(proof);
      changed.set(i, TreeHash.of(bytes, 0));
      altered.add(changed);
      List<TreeHash> shorter = new ArrayList<>(proof);
      shorter.remove(i);
      altered.add(shorter);
    }
    List<TreeHash> longer = new ArrayList<>(proof);
    longer.add(TreeHash.EMPTY_TREE);
    altered.add(longer);
    return altered;
  }

  private static List<byte[]> leaves(int count, Random random) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] leaf = new byte[random.nextInt(100)];
      random.nextBytes(leaf);
      leaves.add(leaf);
    }
    return leaves;
  }

  /** A tree built the way the sealer builds it, from tiles in memory. */
  private record Built(List<byte[]> leaves, MerkleTree merkle) {
    static Built of(List<byte[]> leaves) {
      TileFiles files = new TileFiles(new MapFiles(), "tree");
      TileWriter writer = new TileWriter(files);
      TreeHasher hasher = new TreeHasher();
      TreeEdge edge = new TreeEdge(hasher, writer);
      leaves.forEach(leaf -> edge.add(hasher.leaf(leaf).bytes(), 0));
      writer.writeAll();
      return new Built(leaves, new MerkleTree(new TileTree(files, leaves.size())));
    }
  }
}
