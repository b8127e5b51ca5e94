import { readFileSync } from 'node:fs'

export type Instruction =
  | { kind: 'copy'; from: string | null; sources: string[]; target: string }
  | { kind: 'run'; command: string }
export type Stage = { name: string; base: string; instructions: Instruction[] }

const COPY = /^COPY (?:--from=(\S+) )?(.+) (\S+)$/
const FROM = /^FROM (\S+) AS (\S+)$/
const RUN = /^RUN (?:--mount=\S+ )?(.+)$/

/** Reads the stages of a Dockerfile with their COPY and RUN instructions; others are left out. */
export function readStages(path: string): Stage[] {
  const text = readFileSync(path, 'utf8').replace(/^#.*\n/gm, '')
  const stages: Stage[] = []
  for (const line of text.replace(/\s*\\\n\s*/g, ' ').split('\n')) {
    const [, base, name] = FROM.exec(line) ?? []
    if (base && name) stages.push({ name, base, instructions: [] })
    const instruction = readInstruction(line)
    if (instruction) stages.at(-1)?.instructions.push(instruction)
  }
  return stages
}

function readInstruction(line: string): Instruction | undefined {
  const [, from = null, sources, target] = COPY.exec(line) ?? []
  if (sources && target) return { kind: 'copy', from, sources: sources.split(' '), target }
  const [, command] = RUN.exec(line) ?? []
  return command ? { kind: 'run', command } : undefined
}
