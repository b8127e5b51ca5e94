import { type Random, randomSource, seedFromText } from '@/lib/shuffle'
import { originals } from './originals'
import { recordedVideos } from './recorded'
import type { BenchSong, BenchVideo, Case } from './types'
import { pick } from './upload-parts'
import { RIGHT_KINDS, upload, WRONG_KINDS } from './uploads'

/** The share of searches whose results contain the song. */
const FOUND_SHARE = 0.85
const MAX_RESULTS = 10

/** Versions of a song, each with another version that a matcher must not choose. */
const VERSIONS = [
  ['Live at Wembley', 'Live at the Apollo'],
  ['Kygo Remix', 'Tiësto Remix'],
  ['Acoustic', 'Radio Edit'],
  ['Instrumental', 'Acoustic'],
  ['Sped Up', 'Slowed'],
  ['Demo', 'Live'],
  ['Nora’s Version', 'Live'],
  ['Re-Recorded', 'Acoustic'],
  ['Chiptune Version', 'Metal Version'],
  ['Recorded at Harbour Studios', 'Recorded at KEXP'],
  ['DJ Snake Remix', 'DJ Khalil Remix'],
  ['Purple Disco Machine Remix', 'Disco Fries Remix'],
  ['Pt. 1', 'Pt. 2'],
] as const

/** Generates searches with their results from a seed, independently of the matchers. */
export function generateCases(seed: string, count: number): Case[] {
  const random = randomSource(seedFromText(seed))
  const songs = originals()
  const noise = recordedVideos()
  return Array.from({ length: count }, () => generateCase(random, songs, noise))
}

function generateCase(random: Random, songs: BenchSong[], noise: BenchVideo[]): Case {
  const original = pick(random, songs)
  const others = Array.from({ length: 4 }, () => pick(random, songs)).filter((song) =>
    isAnother(song, original),
  )
  if (others.length === 0) return generateCase(random, songs, noise)
  const isVersion = random.unit() < 0.12 && !/[([]| - /.test(original.title)
  return isVersion
    ? versionCase(random, original, others)
    : plainCase(random, original, others, noise)
}

function plainCase(
  random: Random,
  song: BenchSong,
  others: BenchSong[],
  noise: BenchVideo[],
): Case {
  const videos: BenchVideo[] = []
  const isFound = random.unit() < FOUND_SHARE
  const add = (kind: string, isRight: boolean) =>
    videos.push({
      videoId: `${videos.length}`,
      kind,
      isRight,
      ...upload(kind, song, random, others),
    })
  if (isFound) for (let n = 0; n <= random.int(3); n++) add(pick(random, RIGHT_KINDS), true)
  const wrongs = 2 + random.int(MAX_RESULTS - 3)
  while (videos.length < wrongs) add(pick(random, WRONG_KINDS), false)
  if (noise.length > 0 && random.unit() < 0.3)
    videos.push({ ...pick(random, noise), videoId: 'noise' })
  return { song, videos: shuffled(videos, random) }
}

// The song is a version: its original and its other versions are wrong results.
function versionCase(random: Random, original: BenchSong, others: BenchSong[]): Case {
  const [own, another] = pick(random, VERSIONS)
  const title = random.unit() < 0.5 ? `${original.title} - ${own}` : `${original.title} (${own})`
  const song = { ...original, title }
  const isFound = random.unit() < FOUND_SHARE
  const right = upload(
    'topic',
    { ...original, title: `${original.title} (${own})` },
    random,
    others,
  )
  const videos: Omit<BenchVideo, 'videoId'>[] = [
    ...(isFound ? [{ ...right, kind: 'own version', isRight: true }] : []),
    { ...upload('topic', original, random, others), kind: 'the original', isRight: false },
    { ...upload('official', original, random, others), kind: 'the original', isRight: false },
    {
      ...upload('topic', { ...original, title: `${original.title} (${another})` }, random, others),
      kind: 'another version',
      isRight: false,
    },
    { ...upload('cover', original, random, others), kind: 'cover', isRight: false },
  ]
  return {
    song,
    videos: shuffled(
      videos.map((video, at) => ({ ...video, videoId: `${at}` })),
      random,
    ),
  }
}

const isAnother = (song: BenchSong, original: BenchSong) =>
  plain(song.title) !== plain(original.title) &&
  plain(song.artists[0]!) !== plain(original.artists[0]!)

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

function shuffled(videos: BenchVideo[], random: Random): BenchVideo[] {
  const order = [...videos]
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.int(at + 1)
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order.slice(0, MAX_RESULTS + 1)
}
