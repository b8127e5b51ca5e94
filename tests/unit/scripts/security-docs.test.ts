import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const PAGES = ['SECURITY.md', 'docs/security/threat-model.md', 'docs/security/controls.md']
/** A path of the project in code: the first folder is one of it, or hidden. */
const PATH = /`((?:lib|db|app|docs|deploy|scripts|tests|components|\.github)\/[^`\s]+|proxy\.ts)`/g

it.each(PAGES)('the files that %s names exist', (page) => {
  const paths = [...readFileSync(page, 'utf8').matchAll(PATH)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(1)
  expect(paths.filter((path) => !existsSync(path))).toEqual([])
})
