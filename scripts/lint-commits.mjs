import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { commitsSince, findBase } from './commits/history.mjs'
import { isGenerated, subjectProblems } from './commits/subject.mjs'
import { command, Stop } from './setup/stop.mjs'

// node scripts/lint-commits.mjs [--base REF]: checks the subjects of the commits since REF.
// node scripts/lint-commits.mjs --message FILE: checks one message, for the commit-msg hook.
await command(() => {
  const { values } = parseArgs({
    options: { base: { type: 'string' }, message: { type: 'string' } },
  })
  return values.message ? lintMessage(values.message) : lintHistory(values.base)
})

/** @param {string} path */
function lintMessage(path) {
  const lines = readFileSync(path, 'utf8').split('\n')
  const subject = lines.find((line) => line.trim() !== '' && !line.startsWith('#'))?.trim() ?? ''
  return isGenerated(subject) ? 0 : report([{ subject }])
}

/** @param {string | undefined} given */
function lintHistory(given) {
  const base = findBase(given)
  if (!base && given) throw new Stop(`"${given}" is not a commit that this branch shares.`)
  if (!base) {
    process.stdout.write('Commit subjects were not checked: no origin/main, main or tag found.\n')
    return 0
  }
  const commits = commitsSince(base)
  const exitCode = report(commits)
  if (exitCode === 0) process.stdout.write(`${commits.length} commit subjects are valid.\n`)
  return exitCode
}

/** @param {{ hash?: string, subject: string }[]} commits */
function report(commits) {
  const invalid = commits
    .map((commit) => ({ ...commit, problems: subjectProblems(commit.subject) }))
    .filter(({ problems }) => problems.length > 0)
  for (const { hash, subject, problems } of invalid) {
    process.stderr.write(`${hash ? `${hash} ` : ''}${subject}\n`)
    for (const problem of problems) process.stderr.write(`  ${problem}\n`)
  }
  return invalid.length > 0 ? 1 : 0
}
