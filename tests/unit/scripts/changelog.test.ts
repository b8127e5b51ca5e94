import { expect, test } from 'vitest'
import { sectionOf } from '@/scripts/release/changelog.mjs'

const CHANGELOG = `# Changelog

## [Unreleased]

### Added

- Next.

## [1.2.0] - 2026-12-01

### Fixed

- A fix.

## [1.1.0] - 2026-11-01
`

test.each([
  ['a version', '1.2.0', '### Fixed\n\n- A fix.'],
  ['a version without entries', '1.1.0', undefined],
  ['an unknown version', '1.0.0', undefined],
  ['a prefix of a version', '1.2', undefined],
])('the section of %s', (_, version, section) => {
  expect(sectionOf(CHANGELOG, version)).toBe(section)
})
