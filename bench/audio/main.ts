import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Case, createCorpus } from './corpus'
import { measureWithAubio, measureWithBpmTools, measureWithFfmpeg } from './reference-tools'
import { measureWithRiffle } from './riffle'
import { INSTALL, listMissingTools } from './tools'

const TEMPO_TOLERANCE = 0.02
const MIN_CORRECT_SHARE = 0.9
const MAX_LOUDNESS_ERROR_LU = 0.2
const MIN_SPEED = 60

type Row = {
  recording: Case
  bpm: { riffle: boolean; aubio: boolean; bpmTools: boolean } | undefined
  key: boolean | undefined
  lu: number
  peak: number
  audio: number
  seconds: { riffle: number; ffmpeg: number; aubio: number; bpmTools: number }
}

const missing = listMissingTools()
if (missing.length > 0) {
  console.log(`Missing: ${missing.join(', ')}. As root:\n  ${INSTALL}`)
  process.exit(1)
}

const folder = join(tmpdir(), 'riffle-bench-audio')
console.log(`Rendering into ${folder}, which the next run reuses.`)
const { cases, omitted } = createCorpus(folder)
const rows: Row[] = []
console.log(
  `\n${line(['', 'tempo', 'Riffle', 'aubio', 'bpm-tools', 'key', 'Riffle', 'LUFS', 'error', 'speed'])}`,
)
for (const recording of cases) rows.push(await measure(recording))

function line(cells: (string | number | undefined)[]): string {
  const widths = [30, 7, 8, 8, 10, 9, 9, 8, 7, 7]
  return cells
    .map((cell, i) =>
      i === 0 ? String(cell).padEnd(widths[0]!) : String(cell ?? '').padStart(widths[i]!),
    )
    .join(' ')
}

async function measure(recording: Case): Promise<Row> {
  const riffle = await measureWithRiffle(recording)
  const ffmpeg = measureWithFfmpeg(recording.path)
  const aubio = measureWithAubio(recording.path)
  const bpmTools = measureWithBpmTools(recording.path, folder)
  const isCorrect = (bpm: number | null | undefined) =>
    bpm != null && Math.abs(bpm / recording.bpm! - 1) <= TEMPO_TOLERANCE
  const mark = (bpm: number | null | undefined) =>
    bpm == null ? '–' : `${bpm.toFixed(1)}${recording.bpm && !isCorrect(bpm) ? '!' : ''}`
  const audio = riffle.durationMs / 1_000
  const lu = Math.abs((riffle.loudnessLufs ?? -70) - ffmpeg.lufs)
  const isKeyWrong = recording.key && riffle.key !== recording.key
  console.log(
    line([
      recording.name.slice(0, 30),
      recording.bpm?.toFixed(1),
      mark(riffle.bpm),
      mark(aubio.value),
      mark(bpmTools.value),
      recording.key,
      `${riffle.key ?? '–'}${isKeyWrong ? '!' : ''}`,
      riffle.loudnessLufs?.toFixed(2),
      lu.toFixed(2),
      `${Math.round(audio / riffle.seconds)}x`,
    ]),
  )
  return {
    recording,
    bpm: recording.bpm
      ? {
          riffle: isCorrect(riffle.bpm),
          aubio: isCorrect(aubio.value),
          bpmTools: isCorrect(bpmTools.value),
        }
      : undefined,
    key: recording.key ? !isKeyWrong : undefined,
    lu,
    peak: Math.abs((riffle.truePeakDb ?? -70) - ffmpeg.peak),
    audio,
    seconds: {
      riffle: riffle.seconds,
      ffmpeg: ffmpeg.seconds,
      aubio: aubio.seconds,
      bpmTools: bpmTools.seconds,
    },
  }
}

const shareOf = (results: (boolean | undefined)[]) => {
  const known = results.filter((result) => result !== undefined)
  const correct = known.filter(Boolean).length
  return known.length === 0
    ? '–'
    : `${correct}/${known.length} (${((100 * correct) / known.length).toFixed(1)} %)`
}
const total = (pick: (row: Row) => number) => rows.reduce((sum, row) => sum + pick(row), 0)

const groups = [...new Set(rows.map(({ recording }) => recording.group))]
const wideLine = (cells: string[]) =>
  cells.map((cell, i) => cell.padEnd(i === 0 ? 28 : 18)).join(' ')
console.log(`\n${wideLine(['correct', 'tempo: Riffle', 'aubio', 'bpm-tools', 'key: Riffle'])}`)
for (const group of [...groups, 'all']) {
  const own = rows.filter(({ recording }) => group === 'all' || recording.group === group)
  console.log(
    wideLine([
      group,
      shareOf(own.map(({ bpm }) => bpm?.riffle)),
      shareOf(own.map(({ bpm }) => bpm?.aubio)),
      shareOf(own.map(({ bpm }) => bpm?.bpmTools)),
      shareOf(own.map(({ key }) => key)),
    ]),
  )
}

const audio = total((row) => row.audio)
const speed = (pick: (row: Row) => number) => audio / total(pick)
const riffleSpeed = speed((row) => row.seconds.riffle)
const slowest = Math.min(...rows.map((row) => row.audio / row.seconds.riffle))
console.log(`
Speed on one core, including decoding, over ${Math.round(audio / 60)} minutes of audio:
  Riffle, full analysis         ${riffleSpeed.toFixed(0)}x real time (slowest file ${slowest.toFixed(0)}x)
  ffmpeg, loudness only        ${speed((row) => row.seconds.ffmpeg).toFixed(0)}x
  aubio, tempo only            ${speed((row) => row.seconds.aubio).toFixed(0)}x
  bpm-tools, tempo only        ${speed((row) => row.seconds.bpmTools).toFixed(0)}x
Maximum deviation from ffmpeg ebur128: loudness ${Math.max(...rows.map(({ lu }) => lu)).toFixed(2)} LU, true peak ${Math.max(...rows.map(({ peak }) => peak)).toFixed(2)} dB.
Omitted: ${omitted.join('; ')}.
A tempo is wrong if it deviates by more than ${100 * TEMPO_TOLERANCE} %; half and double are wrong, too.`)

const rateOf = (results: (boolean | undefined)[]) => {
  const known = results.filter((result) => result !== undefined)
  return known.filter(Boolean).length / Math.max(1, known.length)
}
const meetsTargets =
  rateOf(rows.map(({ bpm }) => bpm?.riffle)) >= MIN_CORRECT_SHARE &&
  rateOf(rows.map(({ key }) => key)) >= MIN_CORRECT_SHARE &&
  rows.every(({ lu }) => lu <= MAX_LOUDNESS_ERROR_LU) &&
  slowest >= MIN_SPEED
console.log(meetsTargets ? 'All targets are met.' : 'A target is missed.')
process.exitCode = meetsTargets ? 0 : 1
