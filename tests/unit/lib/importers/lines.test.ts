import { describe, expect, it } from 'vitest'
import { readLines } from '@/lib/importers/lines'

async function lines(...pieces: string[]): Promise<[number, string][]> {
  async function* text() {
    yield* pieces
  }
  const found: [number, string][] = []
  for await (const line of readLines(text())) found.push([line.number, line.text])
  return found
}

describe('linesOf', () => {
  it.each([
    ['in one piece', ['a\r\nb\nc\rd']],
    ['cut inside a line end', ['a\r', '\nb\nc\r', 'd']],
    ['with empty pieces between', ['a', '\r', '', '\nb', '', '\nc\r', 'd']],
  ])('numbers lines of every ending, %s', async (_, pieces) => {
    expect(await lines(...pieces)).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
  })

  it('counts blank lines and limits long ones', async () => {
    const [blank, long] = await lines('\n', 'x'.repeat(30_000), 'x'.repeat(30_000))
    expect(blank).toEqual([1, ''])
    expect(long?.[1]).toHaveLength(1_000)
  })

  it('keeps up to 32,768 characters for scanners', async () => {
    async function* text() {
      yield `  ${'x'.repeat(30_000)}`
      yield 'x'.repeat(30_000)
    }
    for await (const line of readLines(text())) expect(line.raw).toHaveLength(32 * 1024 - 2)
    expect.assertions(1)
  })
})
