import { join } from 'node:path'
import { run } from './tools'

export type Found = { value: number | undefined; seconds: number }

/** Integrated loudness and true peak by ffmpeg's ebur128. */
export function byFfmpeg(path: string): { lufs: number; peak: number; seconds: number } {
  const { error, seconds } = run('ffmpeg', [
    ...['-nostdin', '-hide_banner', '-threads', '1', '-i', path],
    ...['-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
  ])
  const summary = error.slice(error.lastIndexOf('Summary:'))
  const number = (pattern: RegExp) => Number(pattern.exec(summary)?.[1])
  return { lufs: number(/I:\s+(-?[\d.]+) LUFS/), peak: number(/Peak:\s+(-?[\d.]+) dBFS/), seconds }
}

/** Tempo by aubio. */
export function byAubio(path: string): Found {
  const { out, seconds } = run('aubio', ['tempo', path])
  const value = Number(/([\d.]+) bpm/.exec(out)?.[1])
  return { value: Number.isFinite(value) ? value : undefined, seconds }
}

/** Tempo by bpm-tools, which wants raw samples; the decoding by sox counts, as with the others. */
export function byBpmTools(path: string, folder: string): Found {
  const raw = join(folder, 'bpm-tools.raw')
  const sox = run('sox', [
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
  const bpm = run('sh', ['-c', 'bpm < "$1"', 'sh', raw])
  const value = Number(bpm.out.trim())
  return { value: Number.isFinite(value) ? value : undefined, seconds: sox.seconds + bpm.seconds }
}
