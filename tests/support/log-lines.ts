import { pino } from 'pino'

/** Returns what the app writes to its log while `work` runs, as one text of JSON lines. */
export async function logLines(work: () => Promise<unknown>): Promise<string> {
  const { log } = await import('@/lib/observability/log')
  const stream: { write: (line: string) => void } = Reflect.get(log(), pino.symbols.streamSym)
  const { write } = stream
  const lines: string[] = []
  stream.write = (line) => void lines.push(line)
  try {
    await work()
  } finally {
    stream.write = write
  }
  return lines.join('')
}
