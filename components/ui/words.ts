const LOCALE = 'en-GB'
const numbers = new Intl.NumberFormat(LOCALE)
const plurals = new Intl.PluralRules(LOCALE)
const dates = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

export const number = (value: number): string => numbers.format(value)

/** "1 track", "1,021 tracks". */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${number(value)} ${plurals.select(value) === 'one' ? one : many}`

const times = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' })

/** The time of day where one is: "09:00". */
export const clockTime = (instant: string): string => times.format(new Date(instant))

/** "23 November 2026". */
export const date = (instant: string): string => dates.format(new Date(instant))
