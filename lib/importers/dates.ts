import { boundText } from '@/lib/song-text/clean-text'

const ISO_LIKE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?UTC|Z|[+-]\d{2}:?\d{2})?)?$/

/** Parses a date as ISO 8601 in UTC; null for other text, and for 1970, which means "unknown". */
export function parseDate(text: string | null | undefined): string | null {
  const trimmed = boundText(text ?? '')
  if (!ISO_LIKE.test(trimmed)) return null
  const iso = trimmed.replace(' UTC', 'Z').replace(/^(\S+) (\d)/, '$1T$2')
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(iso) || !iso.includes('T')
  const date = new Date(hasZone ? iso : `${iso}Z`)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1970) return null
  return date.toISOString()
}

/** Parses the year at the start of a date, 1860 to 2100; null for other text. */
export function parseYear(text: string | null | undefined): number | null {
  const year = Number(/^\s*(\d{4})(?!\d)/.exec(boundText(text ?? ''))?.[1])
  return year >= 1860 && year <= 2100 ? year : null
}
