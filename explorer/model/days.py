"""Day numbers and calendar dates: whole days, proleptic Gregorian, 0 = 1970-01-01.

`datetime.date` ends at the years 1 and 9999; a contested history need not. The conversion is the
era-based one of H. Hinnant, "chrono-compatible low-level date algorithms" (2013), exact for all years.
Year 0 exists (ISO 8601), and is 1 BC.
"""

MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether `year` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in the month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else MONTHS[month - 1]


def to_day(year: int, month: int = 1, day: int = 1) -> int:
    """Day number of a calendar date."""
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 719468


def years_and_days(first: int, last: int) -> tuple[int, int]:
    """How long it is from the beginning of one day to the end of another: whole years, and days left over."""
    year, month, day = to_date(first)
    end = last + 1
    years = to_date(end)[0] - year
    years -= to_day(year + years, month, day) > end  # of a 29 February that is not there, `to_day` makes 1 March
    return years, end - to_day(year + years, month, day)


def to_date(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    era, day_of_era = divmod(day + 719468, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted_month + 2) // 5 + 1
