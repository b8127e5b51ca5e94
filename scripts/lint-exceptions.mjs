import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inside, root } from './setup/place.mjs'

// The last override of biome.json lists files that are exempt from the complexity rules until they
// are split. Fails if a listed file is gone or complies, so that the list can only get shorter.
const config = JSON.parse(readFileSync(inside('biome.json'), 'utf8'))
/** @type {{ includes: string[] } | undefined} */
const exempt = config.overrides.find(
  (/** @type {any} */ { linter }) =>
    linter?.rules?.complexity?.noExcessiveCognitiveComplexity === 'off',
)
const listed = exempt?.includes ?? []
const violating = listed.length > 0 ? filesWithViolations(listed.filter(isPresent)) : new Set()
const obsolete = listed.filter((file) => !violating.has(file))

for (const file of obsolete) {
  const state = isPresent(file) ? 'meets the complexity rules' : 'does not exist'
  process.stderr.write(`${file} ${state}: remove it from the last override in biome.json.\n`)
}
process.exitCode = obsolete.length > 0 ? 1 : 0

/** @param {string} file */
function isPresent(file) {
  return existsSync(inside(file))
}

/**
 * The files among `files` that violate a complexity rule.
 * @param {string[]} files
 * @returns {Set<string>}
 */
function filesWithViolations(files) {
  const folder = mkdtempSync(join(tmpdir(), 'riffle-lint-'))
  try {
    const strict = {
      linter: { rules: { preset: 'none', complexity: config.linter.rules.complexity } },
    }
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(strict))
    const { stdout } = spawnSync(
      process.execPath,
      [
        inside('node_modules/@biomejs/biome/bin/biome'),
        ...['lint', '--reporter=json', '--max-diagnostics=none', `--config-path=${folder}`],
        ...files,
      ],
      { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    /** @type {{ diagnostics: { location: { path: string } }[] }} */
    const { diagnostics } = JSON.parse(stdout)
    return new Set(diagnostics.map(({ location }) => location.path))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
