import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const SOUND_FONTS = ['/usr/share/sounds/sf2/TimGM6mb.sf2', '/usr/share/sounds/sf2/FluidR3_GM.sf2']
const PROGRAMS = ['fluidsynth', 'ffmpeg', 'aubio', 'bpm', 'sox'] as const

export const INSTALL =
  'apt-get install -y fluidsynth timgm6mb-soundfont ffmpeg aubio-tools bpm-tools sox wesnoth-1.16-music'

/** Finds a General MIDI sound font on this machine. */
export const findSoundFont = (): string | undefined => SOUND_FONTS.find(existsSync)

/** Lists the programs and files that the benchmark needs but this machine does not have. */
export function listMissingTools(): string[] {
  const missing: string[] = PROGRAMS.filter(
    (name) => spawnSync('which', [name], { stdio: 'ignore' }).status !== 0,
  )
  return findSoundFont() ? missing : [...missing, 'a General MIDI sound font']
}

type ProgramResult = { out: string; error: string; seconds: number }

/**
 * Runs a program, and returns its output and its duration.
 * @throws Error if it fails
 */
export function runProgram(command: string, args: string[]): ProgramResult {
  const started = performance.now()
  const { stdout, stderr, status } = spawnSync(command, args, { maxBuffer: 256 * 2 ** 20 })
  const seconds = (performance.now() - started) / 1_000
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return { out: String(stdout), error: String(stderr), seconds }
}
