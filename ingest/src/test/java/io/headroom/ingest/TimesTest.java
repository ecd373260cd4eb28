package io.headroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.FaultRule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "Europe/Berlin",
          "America/Sao_Paulo",
          "Australia/Lord_Howe",
          "Asia/Tokyo",
          "Pacific/Apia",
          "Africa/Cairo",
          "-05:00");

  @Test
  void shouldAgreeWithJavaTimeOnEveryDay() {
    // java.time's valid offsets are the independent answer: none in a gap, the earlier in an
    // overlap
    Random random = new Random(7);
    for (String name : ZONES) {
      ZoneId zone = ZoneId.of(name);
      for (LocalDate date = LocalDate.of(2010, 1, 1);
          date.getYear() < 2016;
          date = date.plusDays(1)) {
        LocalDay day = LocalDay.of(date, zone);
        for (int i = 0; i < 20; i++) {
          LocalTime time = LocalTime.ofSecondOfDay(i == 0 ? 0 : random.nextInt(86_400));
          LocalDateTime local = date.atTime(time);
          List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
          long expected =
              offsets.isEmpty()
                  ? LocalDay.NO_SUCH_TIME
                  : local.toEpochSecond(offsets.get(0)) * 1_000_000_000L;
          assertThat(day.instant(time.toNanoOfDay())).as("%s %s", local, name).isEqualTo(expected);
        }
        assertThat(day.end())
            .isEqualTo(
                date.plusDays(1).atStartOfDay(zone).toInstant().getEpochSecond() * 1_000_000_000L);
      }
    }
  }

  private static CsvTime parse(String format, String zone, String text, boolean expected) {
    CsvTime time = CsvTime.of(format, ZoneId.of(zone));
    byte[] bytes = ("1" + text + "1").getBytes(StandardCharsets.UTF_8);
    assertThat(time.parse(bytes, 1, bytes.length - 1)).as(text).isEqualTo(expected);
    return time;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch-ms|UTC|1381152600000|2013-10-07T13:30:00Z",
        "epoch-ms|UTC|1381152600000.5|2013-10-07T13:30:00.0005Z",
        "epoch-us|UTC|1381152600000001|2013-10-07T13:30:00.000001Z",
        "epoch-ns|UTC|1381152600000000001|2013-10-07T13:30:00.000000001Z",
        "yyyyMMdd HH:mm|America/New_York|20131007 09:30|2013-10-07T13:30:00Z",
        "yyyyMMddHHmmssSSS|America/New_York|20131007093000123|2013-10-07T13:30:00.123Z",
        "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS|UTC|2013-10-07T13:30:00.123456789|2013-10-07T13:30:00.123456789Z",
        "dd/MM/yyyy HH:mm:ss|Europe/London|07/10/2013 14:30:00|2013-10-07T13:30:00Z",
        "yyyy-MM-dd|America/New_York|2013-10-07|2013-10-07T04:00:00Z",
        "yyyy-MM-dd'T'HH:mm:ssXXX|UTC|2013-10-07T09:30:00-04:00|2013-10-07T13:30:00Z",
        "MMM d yyyy h:mm a|America/New_York|Oct 7 2013 9:30 AM|2013-10-07T13:30:00Z",
        "yyyy-MM-dd HH:mm:ss[.SSS]|UTC|2013-10-07 13:30:00|2013-10-07T13:30:00Z"
      })
  void shouldReadTimes(String format, String zone, String text, String expected) {
    CsvTime time = parse(format, zone, text, true);
    Instant instant = Instant.parse(expected);
    assertThat(time.instant())
        .isEqualTo(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch-ms|x|NOT_A_NUMBER",
        "epoch-ns|9000000000000000000|OUT_OF_RANGE",
        "epoch-ns|0.1|TOO_PRECISE",
        "yyyyMMdd HH:mm|20130229 00:00|OUT_OF_RANGE",
        "yyyyMMdd HH:mm|20130228 0:00|UNDECODABLE",
        "yyyyMMdd HH:mm|2013022x 00:00|UNDECODABLE",
        "HH:mm:ss|10:00:00|UNDECODABLE",
        "MMM d yyyy|Oct 99 2013|UNDECODABLE",
        "MMM d yyyy|Oct 9 2313|OUT_OF_RANGE",
        "MMM d yyyy HH:mm|Mar 31 2013 02:30|OUT_OF_RANGE"
      })
  void shouldRefuseTimes(String format, String text, FaultRule rule) {
    assertThat(parse(format, "Europe/Berlin", text, false).fault()).isEqualTo(rule);
  }
}
