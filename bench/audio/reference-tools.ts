import { join } from 'node:path'
import { runProgram } from './tools'

export type TempoMeasurement = { value: number | undefined; seconds: number }

/** Measures integrated loudness and true peak with ffmpeg's ebur128. */
export function measureWithFfmpeg(path: string): { lufs: number; peak: number; seconds: number } {
  const { error, seconds } = runProgram('ffmpeg', [
    ...['-nostdin', '-hide_banner', '-threads', '1', '-i', path],
    ...['-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
  ])
  const summary = error.slice(error.lastIndexOf('Summary:'))
  const number = (pattern: RegExp) => Number(pattern.exec(summary)?.[1])
  return { lufs: number(/I:\s+(-?[\d.]+) LUFS/), peak: number(/Peak:\s+(-?[\d.]+) dBFS/), seconds }
}

/** Measures the tempo with aubio. */
export function measureWithAubio(path: string): TempoMeasurement {
  const { out, seconds } = runProgram('aubio', ['tempo', path])
  const value = Number(/([\d.]+) bpm/.exec(out)?.[1])
  return { value: Number.isFinite(value) ? value : undefined, seconds }
}

/** Measures the tempo with bpm-tools. It needs raw samples, so the time of sox counts, too. */
export function measureWithBpmTools(path: string, folder: string): TempoMeasurement {
  const raw = join(folder, 'bpm-tools.raw')
  const sox = runProgram('sox', [
    path,
    '-t',
    'raw',
    '-r',
    '44100',
    '-e',
    'float',
    '-b',
    '32',
    '-c',
    '1',
    raw,
  ])
  const bpm = runProgram('sh', ['-c', 'bpm < "$1"', 'sh', raw])
  const value = Number(bpm.out.trim())
  return { value: Number.isFinite(value) ? value : undefined, seconds: sox.seconds + bpm.seconds }
}
