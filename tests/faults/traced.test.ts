import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { emptyFolder } from './support/riffle'

const ROUTE = '.next/server/app/api/[[...path]]'

/** Lists the files that a platform deploys with the function of the API, by their path in the project. */
function listTracedFiles(): string[] {
  const { files } = JSON.parse(readFileSync(join(ROUTE, 'route.js.nft.json'), 'utf8'))
  return (files as string[]).map((file) => relative(resolve(), resolve(ROUTE, file)))
}

const threads = readdirSync('dist').filter((file) => file.endsWith('-worker.js'))

it('the files of a function include all thread bundles with their imports, and no secrets', async () => {
  const files = listTracedFiles()
  expect(threads.length).toBeGreaterThan(3)
  expect(files).toEqual(expect.arrayContaining(threads.map((file) => `dist/${file}`)))
  expect(files).toContain('db/migrations/meta/_journal.json')
  expect(files.filter((file) => /^\.(env|data)/.test(file))).toEqual([])

  const folder = emptyFolder()
  for (const file of files.filter((path) => existsSync(path))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(file, join(folder, file), { recursive: true })
  }
  const imports = threads.map((file) => `await import('./dist/${file}')`).join(';')
  const script = `${imports};process.stdout.write('loaded');process.exit(0)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  await once(child, 'close')
  expect(output).toContain('loaded')
})
