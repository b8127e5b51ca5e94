import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { BenchSong } from './types'

const DATA = join(process.cwd(), '../shared/data')

/** Lists the songs to search for: generated ones and, if the shared data is available, real ones. */
export function originals(folder = DATA): BenchSong[] {
  return [...generateSongs(), ...fromCatalogue(folder), ...fromPlaylists(folder)]
}

const FIRST = [
  ...['Live', 'Cover', 'Acoustic', 'Slow', 'Midnight', 'Café', 'Señorita', 'Don’t', 'Northern'],
  ...['Hello', 'Blue', '99', 'Überall', 'Remix', 'Karaoke', 'Paper', 'Sweet', 'Demo', 'Sped'],
]
const SECOND = [
  ...['Forever', 'Me Up', 'Rain', 'Motion', 'City', 'del Mar', 'Lullaby', 'Stop', 'Lights'],
  ...[
    'Again',
    'Monday',
    'Problems',
    'Grenzen',
    'Culture',
    'Queen',
    'Planes',
    'Edit',
    '(Interlude)',
  ],
]
const PEOPLE = [
  ...['Nora Väst', 'The Paper Kites of Oslo', 'DJ Ambrosia', 'Ana Güell', 'Łukasz Brzoza', 'AC/BC'],
  ...['Sigríð', 'Tomás & the Tides', 'MØRK', 'Velvet Antenna', '$pender', 'Earth, Wind & Water'],
  ...[
    '宇田川ひかる',
    '밤하늘',
    'Земля',
    'Halima Ould',
    'P!lot',
    'The The Band',
    'Live Wires',
    'Cake Walk',
  ],
]
/** Names in other scripts, without letters, and of movements. */
const OTHER_NAMES: BenchSong[] = [
  { title: '夜を駆ける', artists: ['宇田川ひかる'], durationMs: 261_000 },
  { title: '한여름밤의 꿈', artists: ['밤하늘'], durationMs: 214_000 },
  { title: 'Белые ночи', artists: ['Земля'], durationMs: 245_000 },
  { title: '春よ、来い', artists: ['松田ゆき'], durationMs: 283_000 },
  { title: '月亮的心', artists: ['鄧小君'], durationMs: 208_000 },
  { title: '÷', artists: ['Edda Sherman'], durationMs: 200_000 },
  { title: '+', artists: ['Edda Sherman'], durationMs: 187_000 },
  { title: 'Must Be the Moon', artists: ['!!!'], durationMs: 330_000 },
  { title: 'Heart of Hearts', artists: ['!!!'], durationMs: 363_000 },
  {
    title: 'Symphony No. 1 in D Major: II. Kräftig bewegt',
    artists: ['Gustav Mahl'],
    durationMs: 482_000,
  },
  {
    title: 'Symphony No. 1 in D Major: IV. Stürmisch bewegt',
    artists: ['Gustav Mahl'],
    durationMs: 604_000,
  },
]

function generateSongs(): BenchSong[] {
  const songs = FIRST.flatMap((first, row) =>
    SECOND.map((second, column) => ({
      title: `${first} ${second}`,
      artists: [PEOPLE[(row * 7 + column * 3) % PEOPLE.length]!],
      durationMs: 140_000 + ((row * 37 + column * 53) % 180) * 1_000,
    })),
  )
  return [...songs, ...OTHER_NAMES]
}

type Row = Record<string, string>

function fromCatalogue(folder: string): BenchSong[] {
  const path = join(folder, 'catalogue', 'Anjana-2004+Hit-Song-Prediction')
  return csvFiles(path)
    .flatMap(rowsOf)
    .flatMap((row) =>
      // One cell contains all artists, such as "A Featuring B".
      songOf(row.track, row.artist?.split(/ Featuring | & |, /), row.duration_ms),
    )
}

function fromPlaylists(folder: string): BenchSong[] {
  const path = join(folder, 'playlists', 'exportify-new', 'theade17+spotiscan')
  return csvFiles(path)
    .flatMap(rowsOf)
    .flatMap((row) =>
      songOf(row['Track Name'], row['Artist Name(s)']?.split(/[;,](?=\S)/), row['Duration (ms)']),
    )
}

function songOf(title = '', artists: string[] = [], duration = ''): BenchSong[] {
  const durationMs = Math.round(Number(duration))
  const isUsable = title !== '' && artists[0] && durationMs > 60_000 && durationMs < 900_000
  return isUsable ? [{ title, artists, durationMs }] : []
}

const csvFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.csv'))
        .sort()
        .map((name) => join(folder, name))
    : []

const rowsOf = (file: string): Row[] =>
  parse(readFileSync(file), {
    columns: true,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
  })
