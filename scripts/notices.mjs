import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { noticesDocument } from './notices/document.mjs'
import { shippedPackages } from './notices/packages.mjs'
import { packagesWithoutTerms } from './notices/special-terms.mjs'
import { inside } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

const path = inside('THIRD_PARTY_NOTICES.md')

// npm run notices: writes THIRD_PARTY_NOTICES.md; with --check fails if it is out of date.
await command(() => {
  const specialTerms = readFileSync(inside('scripts/notices/special-terms.md'), 'utf8')
  const packages = shippedPackages()
  const missing = packagesWithoutTerms(packages, specialTerms)
  if (missing.length > 0) {
    const names = missing.map(({ name, licence }) => `${name} (${licence})`).join(', ')
    throw new Stop(
      `Describe the terms of ${names} in scripts/notices/special-terms.md, or remove the package.`,
    )
  }
  const document = noticesDocument(packages, specialTerms)
  if (!process.argv.includes('--check')) return writeFileSync(path, document)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== document) {
    throw new Stop('THIRD_PARTY_NOTICES.md is out of date: run "npm run notices" and commit it.')
  }
  process.stdout.write(`THIRD_PARTY_NOTICES.md covers ${packages.length} packages.\n`)
})
