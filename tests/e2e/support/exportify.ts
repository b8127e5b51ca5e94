export type Row = { title: string; artists: string[]; album: string; seconds: number }

const header = [
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

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** A playlist as Exportify writes it: CSV with a header, one row a track. */
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
      .map(quoted)
      .join(','),
  )
  return `${[header.map(quoted).join(','), ...lines].join('\n')}\n`
}

/** 22 letters and digits, the same for the same song. */
function spotifyId(title: string, artists: string[]): string {
  const bytes = new TextEncoder().encode(`${title}/${artists.join()}`)
  const number = bytes.reduce((hash, byte) => (hash * 257n + BigInt(byte)) % 36n ** 22n, 7n)
  return number.toString(36).padStart(22, '0')
}

/**
 * `tracks` songs by `artists` made-up artists, a third of them by the first: the kind of list that
 * a careless shuffle clumps.
 */
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
