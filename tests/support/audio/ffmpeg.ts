import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasFfmpeg = ['/usr/bin/ffmpeg', '/usr/local/bin/ffmpeg'].some(existsSync)

let folder: string | undefined

type Encode = {
  /** Sources of ffmpeg's `lavfi`, such as `sine=duration=3`. */
  sources: string[]
  /** Options of the output. */
  options?: string[]
  /** The extension of the file. */
  as: string
}

/** Encodes generated sources with ffmpeg; returns the path of the file. */
export function encode({ sources, options = [], as }: Encode): string {
  folder ??= mkdtempSync(join(tmpdir(), 'riffle-encoded-'))
  const path = join(folder, `${crypto.randomUUID()}.${as}`)
  const inputs = sources.flatMap((source) => ['-f', 'lavfi', '-i', source])
  execFileSync('ffmpeg', ['-loglevel', 'error', ...inputs, ...options, path])
  return path
}
