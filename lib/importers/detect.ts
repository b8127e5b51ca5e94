import { csvHeader } from './csv-header'
import type { Format } from './types'

/** Which format a text is, judged by its first 32,000 characters or so; null for none we read. */
export function detectFormat(head: string): Format | null {
  return csvHeader(head)?.format ?? null
}
