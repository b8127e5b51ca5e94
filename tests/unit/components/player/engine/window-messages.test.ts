import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
)

it('the code posts no messages to windows of any origin, and receives none', () => {
  expect(sources.length).toBeGreaterThan(300)
  const found = sources.filter((file) => {
    const text = readFileSync(file, 'utf8')
    const posts = /postMessage\([^)]*['"]\*['"]/.test(text)
    const listens = /(?:window|globalThis)\.addEventListener\(\s*['"]message['"]/.test(text)
    return posts || listens
  })
  expect(found).toEqual([])
})
