package portkit.baremetal.driver;

/** Dates of the Gregorian calendar as numbers of days. */
final class CivilDate {
  private static final int DAYS_TO_1970 = 719_468;

  private CivilDate() {}

  /**
   * The days from 1970-01-01 to a date. Years begin in March here, so that the leap day is the last
   * day of a year and months have 30.6 days.
   */
  static long daysSince1970(int year, int month, int day) {
    int marchMonth = month > 2 ? month - 3 : month + 9;
    int marchYear = month > 2 ? year : year - 1;
    int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
    return marchYear * 365L
        + marchYear / 4
        - marchYear / 100
        + marchYear / 400
        + dayOfYear
        - DAYS_TO_1970;
  }
}
