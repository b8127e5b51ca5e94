import { readFileSync } from 'node:fs'
import { sectionOf } from './release/changelog.mjs'
import { inside } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

// node scripts/release-notes.mjs v1.2.3: prints the section of CHANGELOG.md of a tag. Fails if there
// is none, or if the version in package.json is another.
await command(() => {
  const tag = process.argv[2] ?? ''
  const [, version] = /^v(\d+\.\d+\.\d+(?:-[\w.]+)?)$/.exec(tag) ?? []
  if (!version) throw new Stop(`"${tag}" is not a tag such as v1.2.3.`)
  const { version: packaged } = JSON.parse(readFileSync(inside('package.json'), 'utf8'))
  if (packaged !== version) {
    throw new Stop(`The tag is ${tag}, but the version in package.json is ${packaged}.`)
  }
  const section = sectionOf(readFileSync(inside('CHANGELOG.md'), 'utf8'), version)
  if (!section) throw new Stop(`CHANGELOG.md has no section [${version}] with entries.`)
  process.stdout.write(`${section}\n`)
})
