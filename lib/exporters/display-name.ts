import type { ExportedTrack } from './types'

/** The artists of a track as one text. */
export const formatCredit = ({ artists }: Pick<ExportedTrack, 'artists'>): string =>
  artists.join(', ')

/** `Artist - Title` on one line; the title alone if no artist is known. */
export const formatDisplayName = (track: Pick<ExportedTrack, 'artists' | 'title'>): string =>
  toOneLine([formatCredit(track), track.title].filter(Boolean).join(' - '))

/** Replaces line breaks by spaces and removes other control characters. */
export const toOneLine = (text: string): string =>
  // bounded-regex: titles and names have at most 1,000 characters.
  text.replace(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, ' ').replace(/\p{Cc}/gu, '')
