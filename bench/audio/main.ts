import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Case, corpusIn } from './corpus'
import { byAubio, byBpmTools, byFfmpeg } from './others'
import { byRiffle } from './ours'
import { INSTALL, missingTools } from './tools'

const WITHIN = 0.02
const WANTED = { share: 0.9, lu: 0.2, speed: 60 }

type Row = {
  heard: Case
  bpm: { riffle: boolean; aubio: boolean; bpmTools: boolean } | undefined
  key: boolean | undefined
  lu: number
  peak: number
  audio: number
  seconds: { riffle: number; ffmpeg: number; aubio: number; bpmTools: number }
}

const missing = missingTools()
if (missing.length > 0) {
  console.log(`Missing: ${missing.join(', ')}. As root:\n  ${INSTALL}`)
  process.exit(1)
}

const folder = join(tmpdir(), 'riffle-bench-audio')
console.log(`Rendering into ${folder}, which is kept for the next run.`)
const { cases, leftOut } = corpusIn(folder)
const rows: Row[] = []
console.log(
  `\n${line(['', 'tempo', 'Riffle', 'aubio', 'bpm-tools', 'key', 'Riffle', 'LUFS', 'off by', 'speed'])}`,
)
for (const heard of cases) rows.push(await measure(heard))

function line(cells: (string | number | undefined)[]): string {
  const widths = [30, 7, 8, 8, 10, 9, 9, 8, 7, 7]
  return cells
    .map((cell, i) =>
      i === 0 ? String(cell).padEnd(widths[0]!) : String(cell ?? '').padStart(widths[i]!),
    )
    .join(' ')
}

async function measure(heard: Case): Promise<Row> {
  const ours = await byRiffle(heard)
  const ffmpeg = byFfmpeg(heard.path)
  const aubio = byAubio(heard.path)
  const bpmTools = byBpmTools(heard.path, folder)
  const isRight = (bpm: number | null | undefined) =>
    bpm != null && Math.abs(bpm / heard.bpm! - 1) <= WITHIN
  const mark = (bpm: number | null | undefined) =>
    bpm == null ? '–' : `${bpm.toFixed(1)}${heard.bpm && !isRight(bpm) ? '!' : ''}`
  const audio = ours.durationMs / 1_000
  const lu = Math.abs((ours.loudnessLufs ?? -70) - ffmpeg.lufs)
  const isKeyWrong = heard.key && ours.key !== heard.key
  console.log(
    line([
      heard.name.slice(0, 30),
      heard.bpm?.toFixed(1),
      mark(ours.bpm),
      mark(aubio.value),
      mark(bpmTools.value),
      heard.key,
      `${ours.key ?? '–'}${isKeyWrong ? '!' : ''}`,
      ours.loudnessLufs?.toFixed(2),
      lu.toFixed(2),
      `${Math.round(audio / ours.seconds)}x`,
    ]),
  )
  return {
    heard,
    bpm: heard.bpm
      ? {
          riffle: isRight(ours.bpm),
          aubio: isRight(aubio.value),
          bpmTools: isRight(bpmTools.value),
        }
      : undefined,
    key: heard.key ? !isKeyWrong : undefined,
    lu,
    peak: Math.abs((ours.truePeakDb ?? -70) - ffmpeg.peak),
    audio,
    seconds: {
      riffle: ours.seconds,
      ffmpeg: ffmpeg.seconds,
      aubio: aubio.seconds,
      bpmTools: bpmTools.seconds,
    },
  }
}

const share = (answers: (boolean | undefined)[]) => {
  const known = answers.filter((answer) => answer !== undefined)
  const right = known.filter(Boolean).length
  return known.length === 0
    ? '–'
    : `${right}/${known.length} (${((100 * right) / known.length).toFixed(1)} %)`
}
const total = (pick: (row: Row) => number) => rows.reduce((sum, row) => sum + pick(row), 0)

const groups = [...new Set(rows.map(({ heard }) => heard.group))]
const wide = (cells: string[]) => cells.map((cell, i) => cell.padEnd(i === 0 ? 28 : 18)).join(' ')
console.log(`\n${wide(['right', 'tempo: Riffle', 'aubio', 'bpm-tools', 'key: Riffle'])}`)
for (const group of [...groups, 'all']) {
  const own = rows.filter(({ heard }) => group === 'all' || heard.group === group)
  console.log(
    wide([
      group,
      share(own.map(({ bpm }) => bpm?.riffle)),
      share(own.map(({ bpm }) => bpm?.aubio)),
      share(own.map(({ bpm }) => bpm?.bpmTools)),
      share(own.map(({ key }) => key)),
    ]),
  )
}

const audio = total((row) => row.audio)
const speed = (pick: (row: Row) => number) => audio / total(pick)
const riffle = speed((row) => row.seconds.riffle)
const slowest = Math.min(...rows.map((row) => row.audio / row.seconds.riffle))
console.log(`
Speed on one core, decoding included, over ${Math.round(audio / 60)} minutes of sound:
  Riffle, all of it             ${riffle.toFixed(0)}x real time (slowest file ${slowest.toFixed(0)}x)
  ffmpeg, loudness alone        ${speed((row) => row.seconds.ffmpeg).toFixed(0)}x
  aubio, tempo alone            ${speed((row) => row.seconds.aubio).toFixed(0)}x
  bpm-tools, tempo alone        ${speed((row) => row.seconds.bpmTools).toFixed(0)}x
Loudness against ffmpeg ebur128: at most ${Math.max(...rows.map(({ lu }) => lu)).toFixed(2)} LU off; true peak at most ${Math.max(...rows.map(({ peak }) => peak)).toFixed(2)} dB.
Left out: ${leftOut.join('; ')}.
Tempo counts as wrong beyond ${100 * WITHIN} %, half and twice of it too.`)

const rate = (answers: (boolean | undefined)[]) => {
  const known = answers.filter((answer) => answer !== undefined)
  return known.filter(Boolean).length / Math.max(1, known.length)
}
const isMet =
  rate(rows.map(({ bpm }) => bpm?.riffle)) >= WANTED.share &&
  rate(rows.map(({ key }) => key)) >= WANTED.share &&
  rows.every(({ lu }) => lu <= WANTED.lu) &&
  slowest >= WANTED.speed
console.log(isMet ? 'Every bound is met.' : 'A bound is missed.')
process.exitCode = isMet ? 0 : 1
