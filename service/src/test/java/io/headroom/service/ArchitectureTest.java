package io.headroom.service;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The module graph and the determinism of the cores. */
@AnalyzeClasses(
    packages = "io.headroom",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {
  /** What decides: a function of the journal's facts and of nothing else. */
  private static final String[] CORES = {"io.headroom.forecast..", "io.headroom.risk.."};

  /** Makes networks before there is a journal to decide in; no core. */
  private static final String TRAINING = "io.headroom.forecast.training..";

  /** What is handed its time, its environment and its files' places, or needs none. */
  private static final String[] CLOCKLESS = {
    "io.headroom.config..",
    "io.headroom.journal.seal..",
    "io.headroom.ingest..",
    "io.headroom.forecast..",
    "io.headroom.risk..",
    "io.headroom.replay.."
  };

  /** What the gateway shows and to whom, apart from how it is sent. */
  private static final String[] GATEWAY_CORES = {
    "io.headroom.service.access..", "io.headroom.service.http..", "io.headroom.service.stream.."
  };

  /**
   * Exact on every machine; every other method of Math may differ between JVMs in its last bits.
   */
  private static final Set<String> EXACT_MATH =
      Set.of(
          "abs",
          "absExact",
          "addExact",
          "ceil",
          "ceilDiv",
          "clamp",
          "copySign",
          "decrementExact",
          "floor",
          "floorDiv",
          "floorMod",
          "fma",
          "getExponent",
          "incrementExact",
          "max",
          "min",
          "multiplyExact",
          "multiplyFull",
          "multiplyHigh",
          "negateExact",
          "nextDown",
          "nextUp",
          "rint",
          "round",
          "scalb",
          "signum",
          "sqrt",
          "subtractExact",
          "toIntExact",
          "ulp");

  /** Of the Vector API; its EXP, TANH and their like are as inexact as Math's. */
  private static final Set<String> EXACT_OPERATORS = Set.of("ASHR", "LSHL");

  @ArchTest
  static final ArchRule modulesKnowOnlyThoseBeforeThem =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("config")
          .definedBy("io.headroom.config..")
          .layer("journal")
          .definedBy("io.headroom.journal..")
          .layer("ingest")
          .definedBy("io.headroom.ingest..")
          .layer("forecast")
          .definedBy("io.headroom.forecast..")
          .layer("risk")
          .definedBy("io.headroom.risk..")
          .layer("replay")
          .definedBy("io.headroom.replay..")
          .layer("service")
          .definedBy("io.headroom.service..")
          .whereLayer("service")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("replay")
          .mayOnlyBeAccessedByLayers("service")
          .whereLayer("ingest")
          .mayOnlyBeAccessedByLayers("replay", "service")
          .whereLayer("forecast")
          .mayOnlyBeAccessedByLayers("replay", "service")
          .whereLayer("risk")
          .mayOnlyBeAccessedByLayers("replay", "service")
          .whereLayer("journal")
          .mayOnlyBeAccessedByLayers("ingest", "forecast", "risk", "replay", "service");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.headroom.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coresUseOnlyExactMath =
      noClasses()
          .that()
          .resideInAnyPackage(CORES)
          .and()
          .resideOutsideOfPackage(TRAINING)
          .should()
          .callMethodWhere(
              target(
                  "a method of Math that may differ between JVMs", ArchitectureTest::inexactMath));

  @ArchTest
  static final ArchRule coresReachNothingOutside =
      noClasses()
          .that()
          .resideInAnyPackage(CORES)
          .and()
          .resideOutsideOfPackage(TRAINING)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io..",
                      "java.nio.file..",
                      "java.nio.channels..",
                      "java.net..",
                      "java.util.concurrent..",
                      "io.vertx..",
                      "net.openhft..",
                      "org.slf4j..",
                      "org.deeplearning4j..",
                      "org.nd4j..")
                  .and(
                      DescribedPredicate.not(
                          describe("exceptions", type -> type.isAssignableTo(Throwable.class)))));

  @ArchTest
  static final ArchRule coresHoldNothingUnordered =
      noClasses()
          .that()
          .resideInAnyPackage(CORES)
          .and()
          .resideOutsideOfPackage(TRAINING)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable|Random|SplittableRandom|UUID|Timer)")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.(lang\\.(Thread|ThreadLocal|Runtime|Process|ProcessBuilder)|time\\.Clock)");

  @ArchTest
  static final ArchRule coresReadNoClockOrEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage(CLOCKLESS)
          .should()
          .callMethodWhere(
              target(
                  "a clock, the environment, a platform default or several threads",
                  ArchitectureTest::readsSurroundings));

  /** Files, JSON and messages are to read the same wherever they are written. */
  @ArchTest
  static final ArchRule textDoesNotDependOnTheLocale =
      noClasses()
          .should()
          .callMethodWhere(
              target("a format of the default locale", ArchitectureTest::formatsForTheLocale));

  @ArchTest
  static final ArchRule onlyTheJournalKnowsChronicle =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.headroom.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("net.openhft..");

  @ArchTest
  static final ArchRule sealsKnowLogsAndFilesBehindInterfacesAlone =
      noClasses()
          .that()
          .resideInAPackage("io.headroom.journal.seal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.headroom.journal.chronicle..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("io\\.headroom\\.journal\\.(Journal|FolderFiles|StoredLog)")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.file..");

  /** The rest works without its module, and its own functions and reductions are not exact. */
  @ArchTest
  static final ArchRule onlyTheVectorFormKnowsTheVectorApi =
      noClasses()
          .that()
          .haveNameNotMatching("io\\.headroom\\.forecast\\.serving\\.Vector(Dense|Kernels)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  @ArchTest
  static final ArchRule theVectorFormUsesOnlyExactOperations =
      noClasses()
          .should()
          .callMethodWhere(
              target("a reduction across lanes or a power", ArchitectureTest::inexactVectorMethod))
          .orShould()
          .accessFieldWhere(
              describe(
                  "a vector operator that may differ between JVMs",
                  access -> inexactOperator(access.getTarget())));

  @ArchTest
  static final ArchRule onlyTrainingKnowsDeeplearning4j =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule onlyTheCommandsThatTrainReachTraining =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRAINING)
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.TrainCommand")
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.TrainCommand$BarsOptions")
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.Trainer")
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.PanelTrainer")
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.PanelTrainingProgress")
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.TrainingManifest")
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.TrainingProgress")
          .and()
          .doNotHaveFullyQualifiedName("io.headroom.service.Retraining")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TRAINING);

  @ArchTest
  static final ArchRule onlyVerticlesAndWhatIsAroundThemKnowVertx =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.headroom.service.live..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.netty..");

  @ArchTest
  static final ArchRule whatDesksSeeIsHandedItsTime =
      noClasses()
          .that()
          .resideInAnyPackage(GATEWAY_CORES)
          .should()
          .callMethodWhere(
              target(
                  "a clock, the environment, a platform default or several threads",
                  ArchitectureTest::readsSurroundings))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.lang\\.(Thread|Runtime|Process|ProcessBuilder)");

  @ArchTest
  static final ArchRule gatewayCoresKnowNothingOfTheServiceAroundThem =
      noClasses()
          .that()
          .resideInAnyPackage(GATEWAY_CORES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.headroom.service", "io.headroom.service.live..");

  @ArchTest
  static final ArchRule reportsAreAFunctionOfTheirNumbers =
      noClasses()
          .that()
          .resideInAPackage("io.headroom.service.report..")
          .should()
          .callMethodWhere(
              target(
                  "a clock, the environment, a platform default or several threads",
                  ArchitectureTest::readsSurroundings))
          .orShould()
          .callMethodWhere(
              target(
                  "a method of Math that may differ between JVMs", ArchitectureTest::inexactMath))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..")
          .orShould()
          .dependOnClassesThat(
              resideInAnyPackage("io.headroom..")
                  .and(DescribedPredicate.not(resideInAnyPackage("io.headroom.service.report.."))));

  @ArchTest
  static final ArchRule servicePackagesHaveNoCycles =
      slices().matching("io.headroom.service.(*)..").should().beFreeOfCycles();

  private static DescribedPredicate<JavaCall<?>> target(
      String description, java.util.function.Predicate<AccessTarget> predicate) {
    return describe(
        description, (JavaCall<?> call) -> predicate.test(((JavaAccess<?>) call).getTarget()));
  }

  private static boolean inexactMath(AccessTarget target) {
    return target.getOwner().isEquivalentTo(Math.class) && !EXACT_MATH.contains(target.getName());
  }

  private static boolean inexactVectorMethod(AccessTarget target) {
    return target.getOwner().getPackageName().equals("jdk.incubator.vector")
        && (target.getName().startsWith("reduceLanes") || target.getName().equals("pow"));
  }

  private static boolean inexactOperator(AccessTarget target) {
    return target.getOwner().getName().equals("jdk.incubator.vector.VectorOperators")
        && !EXACT_OPERATORS.contains(target.getName());
  }

  private static boolean readsSurroundings(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return switch (owner) {
      case "java.lang.System" -> !name.equals("arraycopy") && !name.equals("identityHashCode");
      case "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.ZonedDateTime" ->
          name.equals("now");
      case "java.util.Collection",
          "java.util.List",
          "java.util.stream.Stream",
          "java.util.stream.IntStream",
          "java.util.stream.LongStream",
          "java.util.stream.DoubleStream" ->
          name.equals("parallelStream") || name.equals("parallel");
      case "java.time.ZoneId" -> name.equals("systemDefault");
      case "java.util.Locale", "java.nio.charset.Charset" ->
          name.equals("getDefault") || name.equals("defaultCharset");
      case "java.lang.String" ->
          name.equals("getBytes") && target.getFullName().endsWith("getBytes()");
      default -> false;
    };
  }

  private static boolean formatsForTheLocale(AccessTarget target) {
    return switch (target.getName()) {
      case "formatted" -> target.getOwner().isEquivalentTo(String.class);
      case "format", "printf" ->
          target.getOwner().getPackageName().matches("java\\.(lang|io)|java\\.util")
              && !target.getFullName().contains("java.util.Locale");
      default -> false;
    };
  }
}
