import { bounded } from '@/lib/song-text/clean-text'

const ISO_LIKE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?UTC|Z|[+-]\d{2}:?\d{2})?)?$/

/** A date of a file as ISO 8601 in UTC; null where it is none, or the 1970 that means "unknown". */
export function isoDate(text: string | null | undefined): string | null {
  const trimmed = bounded(text ?? '')
  if (!ISO_LIKE.test(trimmed)) return null
  const iso = trimmed.replace(' UTC', 'Z').replace(/^(\S+) (\d)/, '$1T$2')
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(iso) || !iso.includes('T')
  const date = new Date(hasZone ? iso : `${iso}Z`)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1970) return null
  return date.toISOString()
}

/** The year a date begins with, between 1860 and 2100. */
export function yearOf(text: string | null | undefined): number | null {
  const year = Number(/^\s*(\d{4})(?!\d)/.exec(bounded(text ?? ''))?.[1])
  return year >= 1860 && year <= 2100 ? year : null
}
