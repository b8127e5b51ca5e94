import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { bundleOptions } from '@/scripts/setup/bundles.mjs'

// Inside the project, where the bundle finds its packages.
const results = join(bundleOptions.absWorkingDir, 'test-results')
mkdirSync(results, { recursive: true })
const folder = mkdtempSync(join(results, 'bundle-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a process outside of Next looks messages up in the bundled catalogue', async () => {
  const code = `
    import { createTranslator } from 'next-intl'
    import { LOCALES } from '@/lib/i18n/locales'
    import { catalogues } from '@/lib/i18n/messages'
    const t = createTranslator({ locale: LOCALES.en.tag, messages: catalogues.en, namespace: 'password' })
    export const text = t('missing', { count: 2 })`
  const outfile = join(folder, 'bundle.mjs')
  await build({
    ...bundleOptions,
    stdin: { contents: code, resolveDir: bundleOptions.absWorkingDir, loader: 'ts' },
    outfile,
  })
  const { text } = await import(pathToFileURL(outfile).href)
  expect(text).toBe('2 more characters are needed.')
})
