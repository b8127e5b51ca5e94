export type Row = { title: string; artists: string[]; album: string; seconds: number }

const HEADER = [
  'Track URI',
  'Track Name',
  'Album Name',
  'Artist Name(s)',
  'Release Date',
  'Duration (ms)',
  'Popularity',
  'Explicit',
  'Added By',
  'Added At',
]

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** Formats a playlist like Exportify: CSV with a header, one row per track. */
export function exportifyFile(rows: Row[]): string {
  const lines = rows.map(({ title, artists, album, seconds }, index) =>
    [
      `spotify:track:${spotifyId(title, artists)}`,
      title,
      album,
      artists.join(';'),
      '2019-05-03',
      String(seconds * 1000),
      '50',
      'false',
      'spotify:user:someone',
      new Date(Date.UTC(2024, 0, 1, 0, index)).toISOString(),
    ]
      .map(quote)
      .join(','),
  )
  return `${[HEADER.map(quote).join(','), ...lines].join('\n')}\n`
}

/** Returns 22 letters and digits, the same for the same song. */
function spotifyId(title: string, artists: string[]): string {
  const bytes = new TextEncoder().encode(`${title}/${artists.join()}`)
  const number = bytes.reduce((hash, byte) => (hash * 257n + BigInt(byte)) % 36n ** 22n, 7n)
  return number.toString(36).padStart(22, '0')
}

/** Generates `tracks` songs by `artists` artists, a third of them by the first. */
export function heavyList({ tracks, artists }: { tracks: number; artists: number }): Row[] {
  const heavy = Math.floor(tracks / 3)
  return Array.from({ length: tracks }, (_, index) => {
    const artist = index < heavy ? 1 : 2 + (index % (artists - 1))
    return {
      title: `Song ${index + 1}`,
      artists: [`Artist ${artist}`],
      album: `Album ${artist}.${index % 2}`,
      seconds: 120 + index,
    }
  })
}
