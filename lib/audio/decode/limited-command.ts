import { findProgram } from '@/lib/config/program-path'

const MAX_MEMORY_BYTES = 2 ** 30
const MAX_CPU_SECONDS = 300
const MAX_OPEN_FILES = 64

const LIMITS = [
  `--as=${MAX_MEMORY_BYTES}`,
  `--cpu=${MAX_CPU_SECONDS}`,
  // It writes to a pipe only.
  '--fsize=0',
  `--nofile=${MAX_OPEN_FILES}`,
  '--core=0',
]

/**
 * Returns the command that runs a program with limits of the kernel on its memory, CPU time and files.
 * Without limits on machines that lack `prlimit` of util-linux.
 */
export function limitedCommand(program: string, args: string[]): [string, string[]] {
  const wrapper = findProgram('prlimit')
  const path = findProgram(program)
  // The wrapper would hide that the program is missing.
  if (!wrapper || !path) return [program, args]
  return [wrapper, [...LIMITS, '--', path, ...args]]
}
