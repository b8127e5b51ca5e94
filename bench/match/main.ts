import { parseArgs } from 'node:util'
import { roundTo } from '../shuffle/table'
import { generateCases } from './cases'
import { type Measured, measure } from './measure'
import { originals } from './originals'
import { ours, oursIfSure } from './ours'
import { recordedVideos } from './recorded'
import { csvmusic } from './rivals/csvmusic'
import { spotdl } from './rivals/spotdl'
import { spotifyToYtmusic } from './rivals/spotify-to-ytmusic'
import { spotube } from './rivals/spotube'
import type { Case, Matcher } from './types'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'riffle' },
    cases: { type: 'string', default: '20000' },
    /** The number of failed searches to print. */
    show: { type: 'string', default: '0' },
  },
})

const MATCHERS: [string, Matcher][] = [
  ['Riffle', ours],
  ['Riffle, if sure', oursIfSure],
  ['rules of spotDL', spotdl],
  ['rules of CSVMusic', csvmusic],
  ['rules of spotify_to_ytmusic', spotifyToYtmusic],
  ['rules of Spotube', spotube],
  ['the first result', (_song, videos) => videos[0]?.videoId],
]

const cases = generateCases(values.seed, Number(values.cases))
const real = originals().length - originals('').length
console.log(`${cases.length} searches for ${originals().length} songs, ${real} of them real;`)
console.log(
  `${recordedVideos().length} recorded videos among the results. Seed "${values.seed}".\n`,
)
console.log('| matcher | precision | coverage | most frequent mistakes |')
console.log('| --- | --- | --- | --- |')
for (const [name, matcher] of MATCHERS) {
  const { precision, coverage, mistakes } = measure(matcher, cases)
  console.log(
    `| ${name} | ${roundTo(precision, 4)} | ${roundTo(coverage, 4)} | ${most(mistakes)} |`,
  )
}
for (const shown of misses(cases).slice(0, Number(values.show))) console.log(JSON.stringify(shown))

function most(mistakes: Measured['mistakes']): string {
  const sorted = [...mistakes].sort((a, b) => b[1] - a[1])
  return sorted
    .slice(0, 4)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ')
}

function misses(all: Case[]) {
  return all.flatMap(({ song, videos }) => {
    const chosen = ours(song, videos)
    const right = videos.filter(({ isRight }) => isRight)
    const took = videos.find(({ videoId }) => videoId === chosen)
    const isGood = took ? took.isRight : right.length === 0
    return isGood ? [] : [{ song, took, right }]
  })
}
